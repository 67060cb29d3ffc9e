import { expect, it } from 'vitest';
import { fitHead } from '../../../../src/models/embedded/fine-tuned/fit.ts';
import { type HeadInput, probabilities } from '../../../../src/models/embedded/fine-tuned/head.ts';
import { fnv1a } from '../../../../src/models/embedded/fine-tuned/hash.ts';

const input = (offset: number[], dense: number[] = [], buckets: number[] = []): HeadInput => ({
  offset,
  dense: Float64Array.from(dense),
  bags: [{ buckets: Uint16Array.from(buckets), value: 0.5 }],
});
const L2 = 0.003;

it('probabilities are the softmax of offset, dense and bucket scores', () => {
  // scores: 0 + 2 · 1 + 0.5 · (0 + 4) = 4, and ln 3 + 2 · 2 - 0.5 · 0 = 4 + ln 3
  const weights = [
    { dense: [1], buckets: [0, 4] },
    { dense: [2], buckets: [0, 0] },
  ];
  const [first, second] = probabilities(input([0, Math.log(3)], [2], [0, 1]), weights);
  expect(first).toBeCloseTo(1 / 4, 12);
  expect(second).toBeCloseTo(3 / 4, 12);
});

it('nothing is learnt where the offset is right on average', () => {
  const even = [0, 1].map((category) => ({ input: input([0, 0], [1]), category, weight: 1 }));
  const weights = fitHead(even, { categories: 2, buckets: 4 });
  expect(weights.map(({ dense }) => dense[0])).toEqual([0, 0]);
});

it('the fitted weights are where the gradient of loss and penalty vanishes', () => {
  const examples = [0, 0, 0, 1].map((category) => ({ input: input([0, 0], [1]), category, weight: 1 }));
  const [first, second] = fitHead(examples, { categories: 2, buckets: 1 }).map(({ dense }) => dense[0] ?? NaN);
  expect(second).toBeCloseTo(-first!, 4);
  // p(first) - 3/4 + L2 · w = 0
  expect(1 / (1 + Math.exp(second! - first!)) - 3 / 4 + L2 * first!).toBeCloseTo(0, 4);
});

it('an example of weight 3 counts as much as three', () => {
  const example = (category: number, weight: number) => ({ input: input([0, 0], [1]), category, weight });
  const repeated = fitHead(
    [0, 0, 0, 1].map((category) => example(category, 1)),
    { categories: 2, buckets: 1 },
  );
  const weighted = fitHead([example(0, 1.5), example(1, 0.5)], { categories: 2, buckets: 1 });
  expect(weighted[0]?.dense[0]).toBeCloseTo(repeated[0]!.dense[0]!, 3);
});

it('a bucket that tells categories apart is learnt, one that is always there is not', () => {
  const examples = [0, 1].map((category) => ({ input: input([0, 0], [1], [category, 2]), category, weight: 1 }));
  const [first, second] = fitHead(examples, { categories: 2, buckets: 4 });
  expect(first!.buckets[0]).toBeGreaterThan(1);
  expect(second!.buckets[0]).toBeCloseTo(-first!.buckets[0]!, 3);
  expect(first!.buckets[2]).toBeCloseTo(0, 6);
  expect(first!.buckets[3]).toBe(0);
});

it('terms are hashed by the published 32-bit FNV-1a', () => {
  // test vectors of the algorithm's authors
  expect(fnv1a('')).toBe(0x811c9dc5);
  expect(fnv1a('a')).toBe(0xe40c292c);
  expect(fnv1a('foobar')).toBe(0xbf9cf968);
});
