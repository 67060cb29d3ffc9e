import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wilson } from '../../src/metrics/wilson.ts';

it.each([
  // R. G. Newcombe, 1998, Statistics in Medicine 17:857–872, Table I, score method without continuity correction
  { hits: 81, n: 263, low: 0.2553, high: 0.3662 },
  { hits: 15, n: 148, low: 0.0624, high: 0.1605 },
  { hits: 0, n: 20, low: 0, high: 0.1611 },
  { hits: 1, n: 29, low: 0.0061, high: 0.1718 },
  // 0 of n: z² / (n + z²) = 3.8415 / 13.8415; n of n is its mirror
  { hits: 0, n: 10, low: 0, high: 0.2775 },
  { hits: 10, n: 10, low: 0.7225, high: 1 },
  // (0.5 ± 1.96 √(0.025 + 0.0096)) with the shrinking factor 1.38415
  { hits: 5, n: 10, low: 0.2366, high: 0.7634 },
  // 0 of 1: 3.8415 / 4.8415
  { hits: 0, n: 1, low: 0, high: 0.7935 },
])('$hits of $n lie between $low and $high', ({ hits, n, low, high }) => {
  const estimate = wilson(hits, n);
  expect(estimate.value).toBe(hits / n);
  expect(estimate.n).toBe(n);
  expect(Math.abs((estimate.low ?? NaN) - low)).toBeLessThan(0.00006);
  expect(Math.abs((estimate.high ?? NaN) - high)).toBeLessThan(0.00006);
});

it('of nothing nothing is known', () => {
  expect(wilson(0, 0)).toEqual({ value: null, low: null, high: null, n: 0 });
});

const counts = fc
  .integer({ min: 1, max: 100_000 })
  .chain((n) => fc.tuple(fc.integer({ min: 0, max: n }), fc.constant(n)));

it('the interval holds the share and stays inside [0, 1]', () => {
  fc.assert(
    fc.property(counts, ([hits, n]) => {
      const { value, low, high } = wilson(hits, n);
      expect(low).toBeGreaterThanOrEqual(0);
      expect(low).toBeLessThanOrEqual(value ?? NaN);
      expect(high).toBeGreaterThanOrEqual(value ?? NaN);
      expect(high).toBeLessThanOrEqual(1);
    }),
  );
});

it('each end is a share from which the observed one lies 1.96 of its own standard errors away', () => {
  fc.assert(
    fc.property(counts, ([hits, n]) => {
      const { low, high } = wilson(hits, n);
      for (const end of [low, high]) {
        const share = end ?? NaN;
        if (share <= 0 || share >= 1) continue;
        expect((hits / n - share) ** 2 * n).toBeCloseTo(1.959963984540054 ** 2 * share * (1 - share), 6);
      }
    }),
  );
});

it('hits and misses give mirrored intervals', () => {
  fc.assert(
    fc.property(counts, ([hits, n]) => {
      const mirrored = wilson(n - hits, n);
      expect(wilson(hits, n).low).toBeCloseTo(1 - (mirrored.high ?? NaN), 10);
    }),
  );
});
