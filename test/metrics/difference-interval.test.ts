import fc from 'fast-check';
import { expect, it } from 'vitest';
import { differenceInterval } from '../../src/metrics/difference-interval.ts';
import type { DrawnFigure } from '../../src/metrics/draw-figures.ts';

const drawnFigure = (more: Partial<DrawnFigure>): DrawnFigure => ({
  base: 0.7,
  changed: 0.6,
  draws: new Float64Array(100).fill(-0.1),
  resamples: 100,
  oneAnswer: 0,
  ...more,
});

/** −0.2 to 0 in 100 steps, about the difference of −0.1. */
const SPREAD = Float64Array.from({ length: 101 }, (_, index) => -0.2 + 0.002 * index);

it('takes the percentiles of the draws', () => {
  // positions 2.5 and 97.5 of 0 … 100
  const { base, changed, value, low, high } = differenceInterval(drawnFigure({ draws: SPREAD }));
  expect([base, changed]).toEqual([0.7, 0.6]);
  expect(value).toBeCloseTo(-0.1, 12);
  expect(low).toBeCloseTo(-0.195, 12);
  expect(high).toBeCloseTo(-0.005, 12);
});

it('several comparisons share the error', () => {
  // 0.05 / 5 / 2 = 0.005: positions 0.5 and 99.5
  const { low, high } = differenceInterval(drawnFigure({ draws: SPREAD }), 5);
  expect(low).toBeCloseTo(-0.199, 12);
  expect(high).toBeCloseTo(-0.001, 12);
});

it('adds in quadrature what one answer would do', () => {
  // draws all alike: ± 1.96 · 0.01; with draws that reach 0.095: √(0.095² + 0.0196²) = 0.0970
  const alike = differenceInterval(drawnFigure({ oneAnswer: 0.01 }));
  expect(alike.low).toBeCloseTo(-0.1 - 0.0195996, 6);
  expect(alike.high).toBeCloseTo(-0.1 + 0.0195996, 6);
  const { low } = differenceInterval(drawnFigure({ draws: SPREAD, oneAnswer: 0.01 }));
  expect(low).toBeCloseTo(-0.1 - Math.hypot(0.095, 0.0195996), 6);
});

it('what can be found four times of five is 2.80 standard errors', () => {
  // 1.959964 + 0.841621 = 2.801585 (Bloom 1995 rounds to 2.8); of draws −0.11 and −0.09 the deviation is 0.01
  const draws = Float64Array.from({ length: 100 }, (_, index) => (index < 50 ? -0.11 : -0.09));
  expect(differenceInterval(drawnFigure({ draws })).detectable).toBeCloseTo(0.02801585, 7);
  expect(differenceInterval(drawnFigure({ oneAnswer: 0.01 })).detectable).toBeCloseTo(0.02801585, 7);
});

it.each([
  ['the base', { base: null }],
  ['the changed run', { changed: null }],
  ['more than one resample of twenty', { draws: SPREAD.slice(0, 94) }],
  ['any resample', { draws: new Float64Array(), resamples: 0 }],
])('a figure that is not defined in %s has no interval', (_, more) => {
  expect(differenceInterval(drawnFigure(more))).toMatchObject({ low: null, high: null, detectable: null });
});

it('more comparisons never give a narrower interval, and the difference lies inside', () => {
  const draws = fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { minLength: 100, maxLength: 100 });
  fc.assert(
    fc.property(draws, fc.double({ min: 0, max: 0.1, noNaN: true }), (values, oneAnswer) => {
      const drawn = drawnFigure({ draws: Float64Array.from(values).sort(), oneAnswer });
      const [one, three] = [1, 3].map((comparisons) => differenceInterval(drawn, comparisons));
      expect(three?.low).toBeLessThanOrEqual(one?.low ?? NaN);
      expect(three?.high).toBeGreaterThanOrEqual(one?.high ?? NaN);
      expect(one?.value).toBeGreaterThanOrEqual(one?.low ?? NaN);
      expect(one?.value).toBeLessThanOrEqual(one?.high ?? NaN);
    }),
    { seed: 31 },
  );
});
