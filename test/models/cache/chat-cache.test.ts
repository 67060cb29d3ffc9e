import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CacheMissError, ModelError } from '../../../src/errors.ts';
import { openCassette } from '../../../src/models/cache/cassette.ts';
import { cacheChat } from '../../../src/models/cache/chat-cache.ts';
import type { ChatModel, ChatReply, ChatRequest } from '../../../src/models/types.ts';
import { startServer } from '../../helpers/misbehaving-server.ts';
import { replies } from '../../helpers/replies.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { openAi, rejection, replyOf, REQUEST } from '../request.ts';

/** A model that says how often it was asked. */
function counting(more: Partial<ChatReply> = {}): ChatModel & { asked: () => number } {
  let asked = 0;
  return {
    id: 'counting',
    host: 'models.test',
    asked: () => asked,
    complete: async () => {
      await Promise.resolve();
      return replyOf({ text: `answer ${++asked}`, ...more });
    },
  };
}

const options = { signal: new AbortController().signal };

function cachedIn(file: string, model: ChatModel, more: { isOffline?: boolean; temperature?: number } = {}): ChatModel {
  const { isOffline = false, temperature = null } = more;
  return cacheChat(model, temperature, { cassette: openCassette(file), isOffline });
}

it('the same request is asked once, also by another process, and takes no time then', async () => {
  await using folder = tempFolder();
  const file = folder.at('cache.jsonl');
  const model = counting();
  const first = await cachedIn(file, model).complete(REQUEST, options);
  expect(first).toEqual(replyOf({ text: 'answer 1' }));
  for (const again of [cachedIn(file, model), cachedIn(file, model, { isOffline: true })]) {
    expect(await again.complete(REQUEST, options)).toEqual({ ...first, isCached: true, durationMs: 0 });
  }
  expect(model.asked()).toBe(1);
});

const changed: { name: string; request?: Partial<ChatRequest>; temperature?: number; id?: string; host?: string }[] = [
  { name: 'message', request: { messages: [{ role: 'user', content: 'the volume is here' }] } },
  { name: 'role', request: { messages: REQUEST.messages.map(({ content }) => ({ role: 'user', content })) } },
  { name: 'format', request: { format: { ...REQUEST.format, schema: {} } } },
  { name: 'repeat', request: { repeat: 1 } },
  { name: 'temperature', temperature: 0 },
  { name: 'model', id: 'other' },
  { name: 'host', host: 'other.test' },
];

it.each(changed)('another $name is another question', async ({ request, temperature, ...other }) => {
  await using folder = tempFolder();
  const file = folder.at('cache.jsonl');
  const model = counting();
  await cachedIn(file, model).complete(REQUEST, options);
  const more = temperature === undefined ? {} : { temperature };
  const reply = await cachedIn(file, { ...model, ...other }, more).complete({ ...REQUEST, ...request }, options);
  expect(reply).toMatchObject({ text: 'answer 2', isCached: false });
});

it('what is asked twice at once is asked once', async () => {
  await using folder = tempFolder();
  const model = counting();
  const cached = cachedIn(folder.at('cache.jsonl'), model);
  const replies = await Promise.all(Array.from({ length: 5 }, () => cached.complete(REQUEST, options)));
  expect(replies.map(({ text }) => text)).toEqual(Array(5).fill('answer 1'));
  expect(replies.filter(({ isCached }) => isCached)).toHaveLength(4);
  expect(model.asked()).toBe(1);
});

describe('not kept', () => {
  it.each(['length', 'filter'] as const)('is a reply that ends with %s', async (finishReason) => {
    await using folder = tempFolder();
    const model = counting({ finishReason });
    const cached = cachedIn(folder.at('cache.jsonl'), model);
    await cached.complete(REQUEST, options);
    expect(await cached.complete(REQUEST, options)).toMatchObject({ text: 'answer 2', isCached: false });
  });

  it.each([
    { name: 'cut off', reply: replies.truncated() },
    { name: 'ended for another reason', reply: replies.completion({ finishReason: 'insufficient_system_resource' }) },
    { name: 'filtered', reply: replies.contentFilter() },
    { name: 'refused', reply: replies.refusal() },
  ])('is a reply of an endpoint that is $name', async ({ reply }) => {
    await using server = await startServer(() => reply);
    await using folder = tempFolder();
    const cached = cachedIn(folder.at('cache.jsonl'), openAi(server.baseUrl));
    await cached.complete(REQUEST, options);
    expect(existsSync(folder.at('cache.jsonl'))).toBe(false);
    server.use(() => replies.good());
    expect(await cached.complete(REQUEST, options)).toMatchObject({ finishReason: 'stop', isCached: false });
    expect(await cached.complete(REQUEST, options)).toMatchObject({ isCached: true });
  });

  it('is a failure, and who waited for it asks for itself', async () => {
    await using folder = tempFolder();
    const model = counting();
    const failure = new ModelError('server', 'HTTP 500');
    let failures = 1;
    const failing: ChatModel = {
      ...model,
      complete: (request, given) => (failures-- > 0 ? Promise.reject(failure) : model.complete(request, given)),
    };
    const cached = cachedIn(folder.at('cache.jsonl'), failing);
    const [first, second] = await Promise.allSettled([
      cached.complete(REQUEST, options),
      cached.complete(REQUEST, options),
    ]);
    expect(first).toEqual({ status: 'rejected', reason: failure });
    expect(second).toMatchObject({ status: 'fulfilled', value: { text: 'answer 1' } });
  });
});

it('offline what is not known is an error that names it, and nothing is asked', async () => {
  await using folder = tempFolder();
  const model = counting();
  const offline = cachedIn(folder.at('cache.jsonl'), model, { isOffline: true });
  const error = await rejection(offline.complete(REQUEST, options));
  expect(error).toBeInstanceOf(CacheMissError);
  for (const part of ['cache.jsonl', REQUEST.format.name]) expect((error as Error).message).toContain(part);
  expect(model.asked()).toBe(0);
});
