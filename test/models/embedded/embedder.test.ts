import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmbeddedEmbedder } from '../../../src/models/embedded/embedder.ts';
import { embedderContract, similarity } from '../embedder-contract.ts';

const embedder = createEmbeddedEmbedder();

const embed = (texts: readonly string[]): Promise<Float32Array[]> =>
  embedder.embed(texts, { signal: new AbortController().signal });

async function similarityOf(one: string, other: string): Promise<number> {
  const [a, b] = await embed([one, other]);
  if (a === undefined || b === undefined) throw new Error('expected two vectors');
  return similarity(a, b);
}

describe('the embedded embedder', () => {
  embedderContract((use) => use({ id: 'embedded', host: null, embedder, twin: createEmbeddedEmbedder() }));
});

it('an exact copy has a similarity of 1', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      expect(await similarityOf(text, text)).toBeCloseTo(1, 5);
    }),
  );
});

it('a similarity lies from -1 to 1, and is the same both ways', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.lorem(), async (one, other) => {
      const there = await similarityOf(one, other);
      expect(Math.abs(there)).toBeLessThanOrEqual(1 + 1e-5);
      expect(await similarityOf(other, one)).toBe(there);
    }),
  );
});

it('permuting the texts permutes the vectors', async () => {
  const texts = fc.uniqueArray(fc.lorem(), { minLength: 1, maxLength: 10 });
  const pair = texts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  await fc.assert(
    fc.asyncProperty(pair, async ([all, shuffled]) => {
      const vectors = await embed(all);
      const expected = shuffled.map((text) => vectors[all.indexOf(text)]);
      expect(await embed(shuffled)).toEqual(expected);
    }),
  );
});
