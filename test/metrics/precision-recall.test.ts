import { expect, it } from 'vitest';
import { precisionRecall } from '../../src/metrics/precision-recall.ts';

const share = (value: number | null, n: number) => ({ value, n });

it.each([
  // 3 of 4 found are right, 3 of 6 are found: 2 · 3 / (4 + 6)
  { hits: { tp: 3, fp: 1, fn: 3 }, precision: share(3 / 4, 4), recall: share(3 / 6, 6), f1: share(6 / 10, 7) },
  { hits: { tp: 0, fp: 0, fn: 2 }, precision: share(null, 0), recall: share(0, 2), f1: share(0, 2) },
  { hits: { tp: 0, fp: 2, fn: 0 }, precision: share(0, 2), recall: share(null, 0), f1: share(0, 2) },
  { hits: { tp: 0, fp: 0, fn: 0 }, precision: share(null, 0), recall: share(null, 0), f1: share(null, 0) },
])('of $hits.tp right, $hits.fp too many and $hits.fn missed', ({ hits, ...expected }) => {
  expect(precisionRecall(hits)).toEqual(expected);
});
