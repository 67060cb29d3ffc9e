import { inspect } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ModelError } from '../../src/errors.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { ask, KEY, openAi, rejection } from './request.ts';

afterEach(() => vi.unstubAllEnvs());

/** The error with all that hangs on it, as a log would show it. */
const shown = (error: unknown): string =>
  [inspect(error, { depth: 10, showHidden: true }), error instanceof Error ? error.stack : ''].join('\n');

describe('the key is in no error', () => {
  it.each([
    { name: '401', reply: replies.echoingKey(401) },
    { name: '403', reply: replies.echoingKey(403) },
    { name: '400', reply: replies.echoingKey(400) },
    { name: '500', reply: replies.echoingKey(500) },
    // The message is cut at 300 characters; the status, 4 characters with a blank, comes first.
    { name: 'a message cut in the middle of the key', reply: replies.echoingKey(401, 'x'.repeat(285)) },
    { name: 'a web page instead of a completion', reply: replies.htmlEchoingKey() },
    { name: 'a reply that is no JSON', reply: replies.brokenJson(`${KEY} is not a key that is known here`) },
  ])('when the server repeats it with $name', async ({ reply }) => {
    await using server = await startServer(() => reply);
    const error = await rejection(ask(openAi(server.baseUrl)));
    expect(error).toBeInstanceOf(ModelError);
    expect(shown(error)).not.toContain(KEY.slice(0, 10));
  });

  it.each([
    { name: 'a line end behind it', apiKey: `${KEY}\n` },
    { name: 'a blank before it', apiKey: ` ${KEY}` },
    { name: 'a line end in it', apiKey: `${KEY}\n${KEY}` },
    { name: 'a character that no header takes', apiKey: `${KEY}\u2026` },
    { name: 'half a letter', apiKey: `${KEY}\ud83d` },
  ])('when the environment holds $name', async ({ apiKey }) => {
    await using server = await startServer(() => replies.echoingKey(401));
    const error = await rejection(ask(openAi(server.baseUrl, { apiKey })));
    expect(error).toBeInstanceOf(ModelError);
    expect(shown(error)).not.toContain(KEY);
  });

  it('when nothing listens', async () => {
    const error = await rejection(ask(openAi('http://127.0.0.1:9/v1')));
    expect(error).toMatchObject({ kind: 'unreachable' });
    expect(shown(error)).not.toContain(KEY);
  });
});

it('a key with a line end in it is refused before anything is sent', async () => {
  await using server = await startServer();
  const error = await rejection(ask(openAi(server.baseUrl, { apiKey: `${KEY}\n${KEY}` })));
  expect(error).toMatchObject({ kind: 'unauthorized', isFatal: true });
  expect(server.requests).toEqual([]);
});

describe('what is sent to an endpoint', () => {
  it('names neither the operating system nor the version of Node', async () => {
    await using server = await startServer();
    await ask(openAi(server.baseUrl));
    const { headers } = server.requests[0]!;
    expect(Object.keys(headers).filter((name) => name.startsWith('x-'))).toEqual([]);
    expect(headers['user-agent']).toBe('tickit');
  });

  it.each([null, '', ' \n'])('without a key (%j) has no Authorization header', async (apiKey) => {
    await using server = await startServer();
    await ask(openAi(server.baseUrl, { apiKey }));
    expect(server.requests[0]?.headers).not.toHaveProperty('authorization');
  });

  it.each([
    { variable: 'OPENAI_ORG_ID', value: 'org-of-the-user' },
    { variable: 'OPENAI_PROJECT_ID', value: 'project-of-the-user' },
    { variable: 'OPENAI_ADMIN_KEY', value: 'sk-admin-of-the-user' },
    { variable: 'OPENAI_API_KEY', value: 'sk-of-another-endpoint' },
    { variable: 'OPENAI_CUSTOM_HEADERS', value: 'x-secret: header-of-the-user' },
  ])('holds nothing of $variable, which nobody named', async ({ variable, value }) => {
    await using server = await startServer();
    vi.stubEnv(variable, value);
    await ask(openAi(server.baseUrl));
    expect(JSON.stringify(server.requests[0])).not.toContain(value.split(': ').at(-1));
  });
});

it('a misspelt scheme ends a run, as every other call would fail too', async () => {
  await using server = await startServer();
  const error = await rejection(ask(openAi(`https://${server.host}/v1`)));
  expect(error).toMatchObject({ kind: 'unreachable', isFatal: true });
});

it('a host whose addresses all refuse is unreachable', async () => {
  const error = await rejection(ask(openAi('http://localhost:9/v1')));
  expect(error).toMatchObject({ kind: 'unreachable', isFatal: true });
});
