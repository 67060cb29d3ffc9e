import { expect, it } from 'vitest';
import { addTo, dot } from '../../../src/pipelines/text/sparse-vector.ts';
import { vectorOf } from './build.ts';

it.each([
  [vectorOf(2, 0, 3), 2 * 1 + 3 * -4],
  [vectorOf(0, 7, 0), 0],
  [vectorOf(), 0],
])('the inner product of %j with (1, 0, −4) is %d', (vector, product) => {
  expect(dot(vector, Float64Array.of(1, 0, -4))).toBe(product);
});

it('is added with a factor, in place', () => {
  const target = Float64Array.of(1, 1, 1);
  addTo(target, vectorOf(2, 0, 3), -2);
  expect(target).toEqual(Float64Array.of(-3, 1, -5));
});
