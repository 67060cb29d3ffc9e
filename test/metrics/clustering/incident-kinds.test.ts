import { expect, it } from 'vitest';
import { kindsOf, timesOfKinds } from '../../../src/metrics/clustering/incident-kinds.ts';

// incidents 0, 2 and 4 are alike in both, 1 and 3 in one alone
const TERMS = [Float64Array.of(1, 1, 1, 0.5, 1), Float64Array.of(7, 8, 7, 7, 7)];

it('incidents with the same terms are of one kind', () => {
  const { kinds, examples } = kindsOf(TERMS);
  expect([...kinds]).toEqual([0, 1, 0, 2, 0]);
  expect([...examples]).toEqual([0, 1, 3]);
});

it('a kind counts as often as its incidents', () => {
  const times = timesOfKinds(kindsOf(TERMS), Uint32Array.of(3, 0, 1, 2, 5));
  expect([...times]).toEqual([9, 0, 2]);
});

it('of no incident there is no kind', () => {
  expect([...timesOfKinds(kindsOf([new Float64Array()]), new Uint32Array())]).toEqual([]);
});

it('kinds can be divided by kinds', () => {
  const { kinds, examples } = kindsOf([Int32Array.of(0, 1, 0, 2, 0), Int32Array.of(0, 1, 1, 2, 0)]);
  expect([...kinds]).toEqual([0, 1, 2, 3, 0]);
  expect([...examples]).toEqual([0, 1, 2, 3]);
});
