import fc from 'fast-check';
import { expect, it } from 'vitest';
import { holm } from '../../src/metrics/holm.ts';

const SEEDED = { seed: 21 };

it.each([
  { name: 'none', given: [], adjusted: [] },
  { name: 'a single one, which stays as it is', given: [0.03], adjusted: [0.03] },
  // the example of the Wikipedia article "Holm–Bonferroni method": 4 · 0.005, 3 · 0.01, 2 · 0.03, 1 · 0.04 → 0.06
  { name: 'four, not in order', given: [0.01, 0.04, 0.03, 0.005], adjusted: [0.03, 0.06, 0.06, 0.02] },
  // 3 · 0.02; 2 · 0.02 and 1 · 0.05 would be less than that
  { name: 'ties', given: [0.05, 0.02, 0.02], adjusted: [0.06, 0.06, 0.06] },
  { name: 'large ones', given: [0.5, 0.9, 0.4], adjusted: [1, 1, 1] },
  { name: 'the ends', given: [1, 0], adjusted: [1, 0] },
])('adjusts $name', ({ given, adjusted }) => {
  const got = holm(given);
  expect(got).toHaveLength(adjusted.length);
  adjusted.forEach((p, index) => expect(got[index]).toBeCloseTo(p, 12));
});

it('leaves what it is given untouched', () => {
  const given = Object.freeze([0.3, 0.1, 0.2]);
  holm(given);
  expect(given).toEqual([0.3, 0.1, 0.2]);
});

const p = fc.double({ min: 0, max: 1, noNaN: true });
const pValues = fc.array(p, { maxLength: 20 });

it('never lowers a p-value nor passes 1, and is at most that of Bonferroni', () => {
  fc.assert(
    fc.property(pValues, (given) => {
      holm(given).forEach((adjusted, index) => {
        const own = given[index] ?? NaN;
        expect(adjusted).toBeGreaterThanOrEqual(own);
        expect(adjusted).toBeLessThanOrEqual(Math.min(1, given.length * own));
      });
    }),
    SEEDED,
  );
});

it('keeps the order of the p-values', () => {
  fc.assert(
    fc.property(pValues, (given) => {
      const pairs = holm(given).map((adjusted, index) => ({ adjusted, own: given[index] ?? NaN }));
      const ascending = pairs.toSorted((a, b) => a.own - b.own).map(({ adjusted }) => adjusted);
      expect(ascending).toEqual(ascending.toSorted((a, b) => a - b));
    }),
    SEEDED,
  );
});

it('finds what the step-down procedure rejects', () => {
  const rejected = (given: readonly number[], limit: number): number => {
    const ascending = given.toSorted((a, b) => a - b);
    const stop = ascending.findIndex((own, rank) => (given.length - rank) * own > limit);
    return stop < 0 ? given.length : stop;
  };
  fc.assert(
    fc.property(pValues, fc.double({ min: 0.01, max: 0.5, noNaN: true }), (given, limit) => {
      expect(holm(given).filter((adjusted) => adjusted <= limit)).toHaveLength(rejected(given, limit));
    }),
    SEEDED,
  );
});
