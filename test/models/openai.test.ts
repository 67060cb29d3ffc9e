import { getEventListeners } from 'node:events';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/errors.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { answerText, replies } from '../helpers/replies.ts';
import { ask, CATEGORIES, KEY, openAi, rejection, REQUEST } from './request.ts';

const known = { inputTokens: 100, outputTokens: 20 };
const unknown = { inputTokens: null, outputTokens: null };

/** What a reply holds that no cache gave. */
const fresh = { isCached: false, durationMs: expect.any(Number) as number };

const PARTS = [{ type: 'text', text: 'first' }, { type: 'image' }, { type: 'text', text: ', second' }];

describe('a reply', () => {
  it.each([
    { name: 'good', reply: replies.good(), text: answerText(), finishReason: 'stop' },
    { name: 'empty', reply: replies.empty(), text: '', finishReason: 'stop' },
    { name: 'null', reply: replies.nullContent(), text: '', finishReason: 'stop' },
    { name: 'truncated', reply: replies.truncated(), text: '{"reasoning":"It', finishReason: 'length' },
    { name: 'prose', reply: replies.prose(), text: 'I would call somebody.', finishReason: 'stop' },
    { name: 'refused', reply: replies.refusal(), text: 'I can not help with that.', finishReason: 'filter' },
    { name: 'filtered', reply: replies.contentFilter(), text: '', finishReason: 'filter' },
    { name: 'of no finish reason', reply: replies.completion({ finishReason: null }), text: answerText() },
    { name: 'in parts', reply: replies.completion({ content: PARTS }), text: 'first, second' },
    { name: 'said to be plain text', reply: replies.goodAs('text/plain; charset=utf-8'), text: answerText() },
    { name: 'said to be of no type', reply: replies.goodAs(''), text: answerText() },
    { name: 'of a new finish reason', reply: replies.completion({ finishReason: 'eos' }), text: answerText() },
  ])('that is $name is passed on with what it used', async ({ reply, text, finishReason = 'stop' }) => {
    await using server = await startServer(() => reply);
    expect(await ask(openAi(server.baseUrl))).toEqual({ text, usage: known, finishReason, ...fresh });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    { name: 'no usage', reply: replies.withoutUsage(), usage: unknown },
    { name: 'null for usage', reply: replies.withUsage(null), usage: unknown },
    { name: 'text for usage', reply: replies.withUsage('many'), usage: unknown },
    {
      name: 'a negative count',
      reply: replies.withUsage({ prompt_tokens: -1, completion_tokens: 20 }),
      usage: { inputTokens: null, outputTokens: 20 },
    },
    {
      name: 'counts as text',
      reply: replies.withUsage({ prompt_tokens: '100', completion_tokens: '20' }),
      usage: unknown,
    },
    {
      name: 'half a token',
      reply: replies.withUsage({ prompt_tokens: 1.5, completion_tokens: 20 }),
      usage: { inputTokens: null, outputTokens: 20 },
    },
  ])('with $name is taken, and what is not known is null', async ({ reply, usage }) => {
    await using server = await startServer(() => reply);
    expect(await ask(openAi(server.baseUrl))).toEqual({
      text: answerText(),
      usage,
      finishReason: 'stop',
      ...fresh,
    });
  });
});

describe('a call without a reply', () => {
  it.each([
    { name: 'an always rejected request', reply: replies.status(400), kind: 'rejected', requests: 3 },
    { name: 'an unprocessable request', reply: replies.status(422), kind: 'rejected', requests: 3 },
    { name: 'a wrong key', reply: replies.status(401), kind: 'unauthorized' },
    { name: 'a forbidden model', reply: replies.status(403), kind: 'unauthorized' },
    { name: 'no money', reply: replies.status(402), kind: 'quota' },
    { name: 'an unknown model', reply: replies.status(404), kind: 'unknown_model' },
    { name: 'a server that waited too long', reply: replies.status(408), kind: 'timeout' },
    { name: 'a conflict', reply: replies.status(409), kind: 'server' },
    { name: 'a rate limit', reply: replies.status(429), kind: 'rate_limited' },
    { name: 'a used up quota', reply: replies.quota(), kind: 'quota' },
    { name: 'a server error', reply: replies.status(500), kind: 'server' },
    { name: 'an overloaded server', reply: replies.status(503), kind: 'server' },
    { name: 'a reset connection', reply: replies.reset(), kind: 'server' },
    { name: 'half a body', reply: replies.halfBody(), kind: 'server' },
    { name: 'broken JSON', reply: replies.brokenJson(), kind: 'server' },
    { name: 'a web page', reply: replies.html(), kind: 'server' },
    { name: 'no choices', reply: replies.noChoices(), kind: 'server' },
    { name: 'JSON that is no object', reply: replies.noObject([]), kind: 'server' },
    { name: 'null', reply: replies.noObject(null), kind: 'server' },
    { name: 'an empty object', reply: replies.noObject({}), kind: 'server' },
    { name: 'content that is no text', reply: replies.completion({ content: 7 }), kind: 'server' },
  ])('for $name is a ModelError of the kind $kind, after no retry', async ({ reply, kind, requests = 1 }) => {
    await using server = await startServer(() => reply);
    const error = await rejection(ask(openAi(server.baseUrl)));
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ kind });
    expect((error as ModelError).message).toContain(server.host);
    expect(server.requests).toHaveLength(requests);
  });

  it.each([
    { name: 'a web page', reply: replies.html(), message: 'expected JSON, got something else' },
    { name: 'no choices', reply: replies.noChoices(), message: 'expected a chat completion, got {' },
  ])('for $name says what came, and what it may have cost', async ({ reply, message }) => {
    await using server = await startServer(() => (response, request) => {
      response.setHeader('x-request-id', 'req-7');
      return reply(response, request);
    });
    const error = (await rejection(ask(openAi(server.baseUrl)))) as ModelError;
    expect(error.message).toContain(message);
    expect(error.response).toEqual({ status: 200, requestId: 'req-7', retryAfterMs: null });
    expect(error.mayBeBilled).toBe(true);
  });

  it('for a redirect says so', async () => {
    await using server = await startServer(() => (response) => {
      response.writeHead(308, { location: '/elsewhere' }).end();
    });
    const error = (await rejection(ask(openAi(server.baseUrl)))) as ModelError;
    expect(error.message).toBe(`${server.host}: expected a reply, got a redirect (HTTP 308)`);
    expect(error).toMatchObject({ kind: 'unreachable', isFatal: true });
  });

  it.each([
    { kind: 'unauthorized', reply: replies.status(401), isFatal: true },
    { kind: 'unknown_model', reply: replies.status(404), isFatal: true },
    { kind: 'quota', reply: replies.quota(), isFatal: true },
    { kind: 'rate_limited', reply: replies.status(429), isFatal: false },
    { kind: 'server', reply: replies.status(500), isFatal: false },
    { kind: 'timeout', reply: replies.status(408), isFatal: false },
    { kind: 'rejected', reply: replies.status(400), isFatal: false },
  ])('of the kind $kind ends a run: $isFatal', async ({ reply, isFatal }) => {
    await using server = await startServer(() => reply);
    const error = (await rejection(ask(openAi(server.baseUrl)))) as ModelError;
    expect(error.isFatal).toBe(isFatal);
    expect(error.hint !== null).toBe(isFatal);
  });
});

describe('a request', () => {
  it('holds the model, the messages and the format, and nothing of the ticket besides', async () => {
    await using server = await startServer();
    await ask(openAi(server.baseUrl));
    const [sent] = server.requests;
    expect(sent?.path).toBe('/v1/chat/completions');
    expect(sent?.headers.authorization).toBe(`Bearer ${KEY}`);
    expect(sent?.body).toEqual({
      model: 'gpt-test',
      messages: REQUEST.messages,
      response_format: { type: 'json_schema', json_schema: { ...REQUEST.format, strict: true } },
    });
  });

  it.each([
    { temperature: null, sent: {} },
    { temperature: 0, sent: { temperature: 0 } },
    { temperature: 0.7, sent: { temperature: 0.7 } },
  ])('with the temperature $temperature carries $sent', async ({ temperature, sent }) => {
    await using server = await startServer();
    await ask(openAi(server.baseUrl, { temperature }));
    const { body } = server.requests[0]!;
    expect(Object.fromEntries(Object.entries(body).filter(([field]) => field === 'temperature'))).toEqual(sent);
  });

  it('goes to the path of the base URL, with or without a slash at its end', async () => {
    await using server = await startServer();
    await ask(openAi(`http://${server.host}/proxy/v2/`));
    await ask(openAi(`http://${server.host}/proxy/v2`));
    expect(server.requests.map(({ path }) => path)).toEqual(Array(2).fill('/proxy/v2/chat/completions'));
  });

  it('carries what its base URL asks with every request', async () => {
    await using server = await startServer();
    await ask(openAi(`http://${server.host}/openai/?api-version=2024-06-01#top`));
    expect(server.requests[0]?.path).toBe('/openai/chat/completions?api-version=2024-06-01');
  });

  it.each([
    { refused: [], types: ['json_schema'] },
    { refused: ['json_schema'], types: ['json_schema', 'json_object'] },
    { refused: ['json_schema', 'json_object'], types: ['json_schema', 'json_object', undefined] },
  ])('is asked again in a looser way when $refused are refused', async ({ refused, types }) => {
    await using server = await startServer(() => replies.refusingFormats(...refused));
    expect(await ask(openAi(server.baseUrl))).toMatchObject({ text: answerText() });
    expect(server.requests.map(({ body }) => body.response_format?.type)).toEqual(types);
    expect(server.requests[0]?.body.response_format?.json_schema?.schema.properties).toEqual({
      category: { type: 'string', enum: CATEGORIES },
    });
  });
});

describe('an abort', () => {
  it.each([
    { name: 'before an answer begins', reply: replies.stall() },
    { name: 'in the middle of an answer', reply: replies.stallInBody() },
  ])('$name rejects with its reason and closes the connection', async ({ reply }) => {
    await using server = await startServer(() => reply);
    const controller = new AbortController();
    const reason = new Error('enough');
    const asked = rejection(ask(openAi(server.baseUrl), controller.signal));
    await server.arrived(1);
    setTimeout(() => controller.abort(reason), 50);
    expect(await asked).toBe(reason);
    await expect.poll(server.abandoned).toBe(1);
  });

  it('of a call that waits for the first one does not wait', async () => {
    await using server = await startServer(() => replies.stall());
    const model = openAi(server.baseUrl);
    const first = new AbortController();
    const firstAsked = rejection(ask(model, first.signal));
    await server.arrived(1);
    const second = new AbortController();
    const secondAsked = rejection(ask(model, second.signal));
    const reason = new Error('enough');
    second.abort(reason);
    const late = new Promise((resolve) => setTimeout(() => resolve('still waiting'), 500));
    expect(await Promise.race([secondAsked, late])).toBe(reason);
    first.abort();
    await firstAsked;
  });

  it('of a call that waits for the first one sends nothing later', async () => {
    await using server = await startServer(() => replies.slow(50, replies.good()));
    const model = openAi(server.baseUrl);
    const first = ask(model);
    const second = new AbortController();
    const secondAsked = rejection(ask(model, second.signal));
    second.abort();
    await Promise.all([first, secondAsked]);
    await ask(model);
    expect(server.requests).toHaveLength(2);
  });

  it('leaves no listener on the signal of a run, however many calls it had', async () => {
    await using server = await startServer();
    const model = openAi(server.baseUrl);
    const { signal } = new AbortController();
    const calls = Array.from({ length: 30 }, () => ask(model, signal));
    // The first is on its way by then, and the others wait for what it finds out.
    await setImmediate();
    expect(getEventListeners(signal, 'abort')).toHaveLength(30);
    await Promise.all(calls);
    expect(getEventListeners(signal, 'abort')).toEqual([]);
  });
});
