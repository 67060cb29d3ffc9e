import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPairs, type FindPairsOptions } from '../../../src/dedup/nearest/find-pairs.ts';
import { createVectorTable } from '../../../src/dedup/nearest/vector-table.ts';
import { clusteredVectors, naivePairs } from './naive.ts';
import { SCREENS } from './screens.ts';

const never = new AbortController().signal;

async function pairsOf(vectors: readonly Float32Array[], options: Omit<FindPairsOptions, 'signal'>) {
  const table = createVectorTable(vectors[0]?.length ?? 1);
  for (const vector of vectors) table.add(vector);
  const { length, earlier, later, similarity } = await findPairs(table, { ...options, signal: never });
  expect([earlier.length, later.length, similarity.length]).toEqual([length, length, length]);
  return [...later].map((row, index) => [earlier[index], row, similarity[index]]);
}

const smallNumber = fc.integer({ min: -2, max: 2 });
const vectorsOfSmallNumbers = fc.constantFrom(1, 2, 3, 5).chain((dimension) =>
  fc.array(
    fc
      .array(smallNumber, { minLength: dimension, maxLength: dimension })
      .filter((vector) => vector.some((x) => x !== 0)),
    { maxLength: 40 },
  ),
);

it.each([
  { count: 700, dimension: 256, atLeast: 0.86 },
  { count: 600, dimension: 3, atLeast: 0.95 },
  { count: 300, dimension: 5, atLeast: -1 },
  { count: 300, dimension: 255, atLeast: 0.5 },
  { count: 257, dimension: 1, atLeast: 1 },
  { count: 256, dimension: 8, atLeast: 0 },
  { count: 150, dimension: 1024, atLeast: 0.9 },
])(
  'finds what a naive loop finds: $count vectors of $dimension, at least $atLeast',
  async ({ count, dimension, atLeast }) => {
    const vectors = clusteredVectors(count, dimension);
    const expected = naivePairs(vectors, atLeast);
    expect(expected.length).toBeGreaterThan(0);
    for (const [name, screen] of SCREENS) {
      expect(await pairsOf(vectors, { atLeast, screen }), name).toEqual(expected);
    }
  },
);

describe.each(SCREENS)('%s', (_, screen) => {
  it('finds what a naive loop finds among vectors of small numbers, with many equals', async () => {
    await fc.assert(
      fc.asyncProperty(vectorsOfSmallNumbers, fc.constantFrom(-1, -0.5, 0, 0.5, 0.8, 1), async (numbers, atLeast) => {
        const vectors = numbers.map((vector) => Float32Array.from(vector));
        expect(await pairsOf(vectors, { atLeast, screen })).toEqual(naivePairs(vectors, atLeast));
      }),
    );
  });

  it('finds every pair of copies, at any similarity', async () => {
    const vectors = new Array<Float32Array>(300).fill(clusteredVectors(1, 77)[0]!);
    const pairs = await pairsOf(vectors, { atLeast: 1, screen });
    expect(pairs).toHaveLength((300 * 299) / 2);
    expect(pairs).toEqual(naivePairs(vectors, -1).map(([earlier, later]) => [earlier, later, 1]));
  });

  it('takes a cosine that is the threshold on paper as one that reaches it', async () => {
    // 0.9 is not a number of 32 bits: the nearest one is below
    const vectors = [Float32Array.of(1, 0), Float32Array.of(0.9, Math.sqrt(1 - 0.81))];
    expect(await pairsOf(vectors, { atLeast: 0.9, screen })).toEqual([[0, 1, 0.9]]);
    expect(await pairsOf(vectors, { atLeast: 0.900001, screen })).toEqual([]);
  });

  it.each([0, 1])('finds nothing among %i vectors', async (count) => {
    expect(await pairsOf(clusteredVectors(count, 4), { atLeast: -1, screen })).toEqual([]);
  });

  it('stops when it is aborted on the way', async () => {
    const table = createVectorTable(64);
    for (const vector of clusteredVectors(3000, 64)) table.add(vector);
    const controller = new AbortController();
    const reason = new Error('enough');
    let calls = 0;
    const aborting = (...args: Parameters<typeof screen>): Uint32Array => {
      if (++calls === 3) controller.abort(reason);
      return screen(...args);
    };
    const found = findPairs(table, { atLeast: 0.9, signal: controller.signal, screen: aborting });
    await expect(found).rejects.toBe(reason);
    expect(calls).toBe(3);
  });
});

it.each([Number.NaN, 1.01, -1.01])('refuses to look for a similarity of %d', async (atLeast) => {
  const found = findPairs(createVectorTable(2), { atLeast, signal: never });
  await expect(found).rejects.toThrow(RangeError);
});
