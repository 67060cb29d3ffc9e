import type { IncomingMessage } from 'node:http';
import { expect, it } from 'vitest';
import { NoReplyError, toResponse } from '../../../src/models/transport/response.ts';

const message = (statusCode: number, headersDistinct: Record<string, string[]> = {}): IncomingMessage =>
  ({ statusCode, statusMessage: '', headersDistinct }) as unknown as IncomingMessage;

it('headers say what the built-in ones say', () => {
  const { headers } = toResponse(message(200, { 'x-request-id': ['7'], via: ['a', 'b'] }), Buffer.alloc(0));
  const builtIn = new Headers([
    ['x-request-id', '7'],
    ['via', 'a'],
    ['via', 'b'],
  ]);
  for (const name of ['x-request-id', 'via', 'retry-after']) expect(headers.get(name)).toBe(builtIn.get(name));
});

it.each([199, 200, 204, 299, 400, 500])('whether %i is a success', (status) => {
  const { ok } = toResponse(message(status), Buffer.alloc(0));
  // the built-in one takes no status below 200, which is none of a whole reply
  expect(ok).toBe(status < 200 ? false : new Response(null, { status }).ok);
});

it('a byte order mark is no part of the text', () => {
  expect(toResponse(message(200), Buffer.from('\uFEFF{"a":1}')).text()).toBe('{"a":1}');
});

it.each([301, 302, 303, 307, 308])('the redirect %i is no reply', (status) => {
  expect(() => toResponse(message(status), Buffer.alloc(0))).toThrow(NoReplyError);
});
