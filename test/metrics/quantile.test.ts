import fc from 'fast-check';
import { expect, it } from 'vitest';
import { quantile } from '../../src/metrics/quantile.ts';

const ONE_TO_TWENTY = Array.from({ length: 20 }, (_, index) => index + 1);

it.each([
  // type 7: position q · (n − 1) from 0, between neighbours by linear interpolation
  { values: [1, 2, 3, 4], q: 0.25, expected: 1.75 }, // position 0.75
  { values: [1, 2, 3, 4], q: 0.5, expected: 2.5 },
  { values: [1, 2, 3, 4], q: 0.75, expected: 3.25 },
  { values: [10, 20, 40], q: 0.5, expected: 20 },
  { values: [10, 20, 40], q: 0.9, expected: 36 }, // position 1.8
  { values: ONE_TO_TWENTY, q: 0.95, expected: 19.05 }, // position 18.05
  { values: [-5, 5], q: 0.5, expected: 0 },
  { values: [3, 8], q: 0, expected: 3 },
  { values: [3, 8], q: 1, expected: 8 },
  { values: [7], q: 0.975, expected: 7 },
])('the quantile $q of $values is $expected', ({ values, q, expected }) => {
  expect(quantile(values, q)).toBeCloseTo(expected, 12);
});

it('of no numbers there is none', () => {
  expect(quantile([], 0.5)).toBeNull();
  expect(quantile(new Float64Array(0), 0)).toBeNull();
});

it('it rises with q and stays between the least and the greatest', () => {
  const numbers = fc.array(fc.integer({ min: -1e6, max: 1e6 }), { minLength: 1 });
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  fc.assert(
    fc.property(numbers, share, share, (values, a, b) => {
      const ascending = values.toSorted((x, y) => x - y);
      const lower = quantile(ascending, Math.min(a, b)) ?? NaN;
      const upper = quantile(ascending, Math.max(a, b)) ?? NaN;
      expect(lower).toBeGreaterThanOrEqual(ascending[0] ?? NaN);
      expect(upper).toBeGreaterThanOrEqual(lower - 1e-6);
      expect(upper).toBeLessThanOrEqual(ascending.at(-1) ?? NaN);
    }),
  );
});
