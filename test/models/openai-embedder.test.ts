import { once } from 'node:events';
import { createServer, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/errors.ts';
import { createOpenAiEmbedder } from '../../src/models/openai-embedder.ts';
import type { Guard } from '../../src/models/send.ts';
import type { Embedder } from '../../src/models/types.ts';
import { rejection } from './request.ts';

interface EmbeddingBody {
  model: string;
  input: string[];
  encoding_format: string;
}

/** A real server on loopback that gives each text what `vectorsOf` says. */
async function startEmbeddings(vectorsOf: (texts: string[]) => unknown) {
  const bodies: EmbeddingBody[] = [];
  const server = createServer((request, response: ServerResponse) => {
    void readJson(request).then((body) => {
      bodies.push(body as EmbeddingBody);
      const data = vectorsOf((body as EmbeddingBody).input);
      const reply = JSON.stringify({ object: 'list', data, usage: { prompt_tokens: 7 } });
      response.writeHead(200, { 'content-type': 'application/json' }).end(reply);
    });
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
  const embedder = createOpenAiEmbedder({ model: 'small', baseUrl, apiKey: null });
  return {
    bodies,
    embedder,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const listed = (vectors: readonly unknown[]) => vectors.map((embedding, index) => ({ index, embedding }));
const embed = (embedder: Embedder, texts: readonly string[]) =>
  embedder.embed(texts, { signal: new AbortController().signal });

it('asks for plain floats, and brings vectors to length 1 in the order of the texts', async () => {
  await using server = await startEmbeddings((texts) =>
    listed(texts.map((text) => [3 * text.length, 4 * text.length])).reverse(),
  );
  const vectors = await embed(server.embedder, ['a', 'bb']);
  expect(vectors.map((vector) => [...vector])).toEqual(Array(2).fill([Math.fround(0.6), Math.fround(0.8)]));
  expect(server.bodies).toEqual([{ model: 'small', input: ['a', 'bb'], encoding_format: 'float' }]);
});

it('keeps the order over several requests', async () => {
  await using server = await startEmbeddings((texts) => listed(texts.map((text) => [Number(text), 1])));
  const texts = Array.from({ length: 300 }, (_, index) => String(index));
  const vectors = await embed(server.embedder, texts);
  expect(vectors.map(([x = 0, y = 1]) => Math.round(x / y))).toEqual(texts.map(Number));
  expect(server.bodies.map(({ input }) => input.length).sort()).toEqual([128, 128, 44]);
});

it('asks for nothing when there are no texts', async () => {
  await using server = await startEmbeddings(() => []);
  expect(await embed(server.embedder, [])).toEqual([]);
  expect(server.bodies).toEqual([]);
});

describe('a reply that would give wrong vectors is a ModelError', () => {
  it.each([
    { name: 'too few', data: listed([[1, 0]]) },
    {
      name: 'too many',
      data: listed([
        [1, 0],
        [1, 0],
        [1, 0],
      ]),
    },
    {
      name: 'the same index twice',
      data: [
        { index: 0, embedding: [1, 0] },
        { index: 0, embedding: [1, 0] },
      ],
    },
    {
      name: 'an index that is not asked for',
      data: [
        { index: 0, embedding: [1, 0] },
        { index: 5, embedding: [1, 0] },
      ],
    },
    {
      name: 'another dimension',
      data: listed([
        [1, 0],
        [1, 0, 0],
      ]),
    },
    { name: 'no numbers', data: listed(['AACAPwAAAAA=', 'AACAPwAAAAA=']) },
    { name: 'an empty vector', data: listed([[], []]) },
    {
      name: 'all zeros',
      data: listed([
        [0, 0],
        [1, 0],
      ]),
    },
    { name: 'nothing', data: null },
  ])('for $name', async ({ data }) => {
    await using server = await startEmbeddings(() => data);
    const error = await rejection(embed(server.embedder, ['a', 'b']));
    expect(error).toBeInstanceOf(ModelError);
    expect(error).toMatchObject({ kind: 'server' });
  });

  it('for another dimension than that of an earlier call', async () => {
    await using server = await startEmbeddings((texts) => listed(texts.map((text) => Array.from(text, () => 1))));
    await embed(server.embedder, ['aa']);
    expect(await rejection(embed(server.embedder, ['aaa']))).toMatchObject({ kind: 'server' });
  });
});

describe('several requests at once', () => {
  /** An embedder of a server that asks through a guard that counts the requests that have ended. */
  async function startWatched(listener: RequestListener) {
    const server = createServer(listener);
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
    const watch = { ended: 0 };
    const guard: Guard = {
      call: (send) => send,
      request: (send) => (call) => send(call).finally(() => watch.ended++),
    };
    return {
      watch,
      embedder: createOpenAiEmbedder({ model: 'small', baseUrl, apiKey: null, guard }),
      [Symbol.asyncDispose]: async () => {
        server.close();
        server.closeAllConnections();
        await once(server, 'close');
      },
    };
  }

  const texts = Array.from({ length: 300 }, (_, index) => String(index));

  it('have all ended when an abort ends the call', async () => {
    const controller = new AbortController();
    const reason = new Error('enough');
    let arrived = 0;
    await using server = await startWatched(() => {
      arrived++;
      if (arrived === 3) controller.abort(reason);
    });
    expect(await rejection(server.embedder.embed(texts, { signal: controller.signal }))).toBe(reason);
    expect(server.watch.ended).toBe(3);
  });

  it('are given up when one of them fails, and have all ended then', async () => {
    let arrived = 0;
    await using server = await startWatched((_, response) => {
      arrived++;
      // The others never answer.
      if (arrived === 3) response.writeHead(401).end();
    });
    expect(await rejection(embed(server.embedder, texts))).toMatchObject({ kind: 'unauthorized' });
    expect(server.watch.ended).toBe(3);
  });
});
