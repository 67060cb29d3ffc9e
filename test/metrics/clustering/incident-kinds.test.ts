import { expect, it } from 'vitest';
import { kindsOf, weighted } from '../../../src/metrics/clustering/incident-kinds.ts';

// incidents 0, 2 and 4 are alike in both, 1 and 3 in one alone
const TERMS = [Float64Array.of(1, 1, 1, 0.5, 1), Float64Array.of(7, 8, 7, 7, 7)];

it('incidents with the same terms are of one kind', () => {
  const { kinds, examples } = kindsOf(TERMS);
  expect([...kinds]).toEqual([0, 1, 0, 2, 0]);
  expect([...examples]).toEqual([0, 1, 3]);
});

it('terms count as often as their incidents', () => {
  const sum = weighted(kindsOf(TERMS), Uint32Array.of(3, 0, 1, 2, 5));
  // 9 · 1 + 2 · 0.5 and 9 · 7 + 2 · 7
  expect(TERMS.map(sum)).toEqual([10, 77]);
});

it('of no incident the sum is 0', () => {
  expect(weighted(kindsOf([new Float64Array()]), new Uint32Array())(new Float64Array())).toBe(0);
});
