import { expect, it } from 'vitest';
import { CacheMissError, DataError } from '../../../src/errors.ts';
import { openCassette } from '../../../src/models/cache/cassette.ts';
import { cacheEmbeddings, knowsVector } from '../../../src/models/cache/embedding-cache.ts';
import type { Embedder } from '../../../src/models/types.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { rejection } from '../request.ts';

/** Gives each text a vector of its own, and keeps what it was asked. */
function counting(id = 'vectors') {
  const asked: string[][] = [];
  const embedder: Embedder = {
    id,
    host: 'models.test',
    embed: (texts) => {
      asked.push([...texts]);
      return Promise.resolve(texts.map((text) => Float32Array.of(text.length, 0.1)));
    },
  };
  return { asked, embedder };
}

const options = { signal: new AbortController().signal };

it('asks once for each text, in the order of the texts, also in another process', async () => {
  await using folder = tempFolder();
  const { asked, embedder } = counting();
  const cached = () =>
    cacheEmbeddings(embedder, { cassette: openCassette(folder.at('cache.jsonl')), isOffline: false });
  const one = cached();
  const vectors = await one.embed(['a', 'bb', 'a'], options);
  expect(vectors).toEqual([Float32Array.of(1, 0.1), Float32Array.of(2, 0.1), Float32Array.of(1, 0.1)]);
  expect(await cached().embed(['bb', 'ccc', 'a'], options)).toEqual([2, 3, 1].map((n) => Float32Array.of(n, 0.1)));
  expect(asked).toEqual([['a', 'bb'], ['ccc']]);
  expect(await one.embed([], options)).toEqual([]);
});

it('offline a text that it does not hold is an error that says how many are missing, and nothing is asked', async () => {
  await using folder = tempFolder();
  const { asked, embedder } = counting();
  const offline = cacheEmbeddings(embedder, { cassette: openCassette(folder.at('cache.jsonl')), isOffline: true });
  const error = await rejection(offline.embed(['a', 'bb'], options));
  expect(error).toBeInstanceOf(CacheMissError);
  expect((error as Error).message).toContain('lacks the vectors of 2 texts');
  expect(asked).toEqual([]);
});

it('knows the vectors of its own model only', async () => {
  await using folder = tempFolder();
  const cassette = openCassette(folder.at('cache.jsonl'));
  const { embedder } = counting();
  await cacheEmbeddings(embedder, { cassette, isOffline: false }).embed(['a'], options);
  expect([knowsVector(embedder, cassette, 'a'), knowsVector(embedder, cassette, 'b')]).toEqual([true, false]);
  expect(knowsVector(counting('others').embedder, cassette, 'a')).toBe(false);
});

it('does not mix vectors of different lengths, and keeps none that does not fit', async () => {
  await using folder = tempFolder();
  const cassette = openCassette(folder.at('cache.jsonl'));
  const { embedder } = counting();
  await cacheEmbeddings(embedder, { cassette, isOffline: false }).embed(['a'], options);
  const other: Embedder = { ...embedder, embed: (texts) => Promise.resolve(texts.map(() => Float32Array.of(1, 0, 0))) };
  const error = await rejection(cacheEmbeddings(other, { cassette, isOffline: false }).embed(['a', 'bb'], options));
  expect(error).toBeInstanceOf(DataError);
  expect(error).toMatchObject({ message: expect.stringContaining('with 2 numbers, and now it gives 3') as unknown });
  expect(knowsVector(embedder, cassette, 'bb')).toBe(false);
});
