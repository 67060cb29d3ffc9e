import { expect, it } from 'vitest';
import { addressOf } from '../../../src/models/transport/address.ts';

it('takes a URL apart, whatever stands in it', () => {
  const { options, headers, isSecure } = addressOf('https://example.test/v1/chat?version=2', false);
  expect(options).toEqual({ hostname: 'example.test', port: undefined, path: '/v1/chat?version=2' });
  expect(headers).toEqual(['host', 'example.test']);
  expect(isSecure).toBe(true);
});

it('names an IPv6 host without brackets where it is connected to, and with them in the header', () => {
  const { options, headers, isSecure } = addressOf('http://[::1]:8000/v1', false);
  expect(options).toEqual({ hostname: '::1', port: 8000, path: '/v1' });
  expect(headers).toEqual(['host', '[::1]:8000']);
  expect(isSecure).toBe(false);
});

it('makes a header of credentials, unless there is one', () => {
  // Base64 of `ann:p:w`, without the escape of the URL.
  expect(addressOf('http://ann:p%3Aw@localhost/', false).headers).toEqual([
    'host',
    'localhost',
    'authorization',
    'Basic YW5uOnA6dw==',
  ]);
  expect(addressOf('http://ann:p%3Aw@localhost/', true).headers).toEqual(['host', 'localhost']);
});
