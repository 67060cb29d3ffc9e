import { expect, it } from 'vitest';
import { endpointName } from '../../src/models/endpoint-name.ts';

it.each([
  ['https://api.example.test/v1', 'api.example.test'],
  ['https://api.example.test/v1/', 'api.example.test'],
  ['http://127.0.0.1:8000', '127.0.0.1:8000'],
  ['http://127.0.0.1:8000/', '127.0.0.1:8000'],
  ['https://gateway.test/team-a/v1', 'gateway.test/team-a/v1'],
  ['https://gateway.test/team-b/v1/', 'gateway.test/team-b/v1'],
  // neither a password nor a key is part of a name
  ['https://bob:secret@gateway.test/v2?key=secret#top', 'gateway.test/v2'],
])('%s is called %s', (baseUrl, name) => {
  expect(endpointName(baseUrl)).toBe(name);
});

it('what is no URL has no name', () => {
  expect(() => endpointName('gateway')).toThrow(TypeError);
});
