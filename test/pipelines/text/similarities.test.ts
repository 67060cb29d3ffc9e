import { expect, it } from 'vitest';
import { indexVectors } from '../../../src/pipelines/text/similarities.ts';
import { vectorOf } from './build.ts';

// (3, 4) / 5 is of length 1; halves and quarters are exact in 32 bits, 0.6 and 0.8 are not
const VECTORS = [vectorOf(1, 0, 0), vectorOf(), vectorOf(0, 0.6, 0.8), vectorOf(0.6, 0, 0.8)];

it.each([
  [vectorOf(1, 0, 0), [1, 0, 0, 0.6]],
  [vectorOf(0, 0.6, 0.8), [0, 0, 1, 0.64]],
  [vectorOf(0, 1), [0, 0, 0.6, 0]],
  [vectorOf(), [0, 0, 0, 0]],
])('the cosines of %j are %j', (vector, expected) => {
  const cosines = indexVectors(VECTORS, 3)(vector);
  expect(cosines.length).toBe(expected.length);
  expected.forEach((cosine, index) => expect(cosines[index]).toBeCloseTo(cosine, 6));
});

it('of no vectors there are no cosines', () => {
  expect(indexVectors([], 0)(vectorOf())).toEqual(Float64Array.of());
});
