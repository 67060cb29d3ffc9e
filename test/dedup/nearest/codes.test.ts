import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encode, floorOf, widthOf } from '../../../src/dedup/nearest/codes.ts';
import { naiveSimilarity } from './naive.ts';

const codesOf = (vector: Float32Array): Int16Array => {
  const codes = new Int16Array(widthOf(vector.length));
  encode(vector, Math.sqrt(vector.reduce((sum, component) => sum + component ** 2, 0)), codes);
  return codes;
};

const innerProduct = (a: Int16Array, b: Int16Array): number =>
  a.reduce((sum, code, index) => sum + code * b[index]!, 0);

it.each([
  [1, 8],
  [8, 8],
  [9, 16],
  [256, 256],
])('%i dimensions make %i codes', (dimension, width) => {
  expect(widthOf(dimension)).toBe(width);
});

it('no pair is lost: codes reach the floor of the similarity that their vectors have', () => {
  const component = fc.oneof(fc.constantFrom(0, 1, -1), fc.float({ min: -1, max: 1, noNaN: true }));
  const pair = fc.integer({ min: 1, max: 40 }).chain((dimension) => {
    const vector = fc
      .float32Array({ minLength: dimension, maxLength: dimension, min: -1, max: 1, noNaN: true })
      .filter((candidate) => candidate.some((value) => Math.abs(value) > 1e-20));
    return fc.tuple(vector, vector, fc.array(component));
  });
  fc.assert(
    fc.property(pair, ([a, b]) => {
      expect(innerProduct(codesOf(a), codesOf(b))).toBeGreaterThanOrEqual(floorOf(naiveSimilarity(a, b), a.length));
    }),
  );
});

it('the floor is close: at 256 dimensions 0.0005 below the similarity', () => {
  const product = floorOf(0.9, 256) / 32767 ** 2;
  expect(product).toBeLessThan(0.9);
  expect(product).toBeGreaterThan(0.8995);
});
