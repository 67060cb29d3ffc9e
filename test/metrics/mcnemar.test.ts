import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mcnemar } from '../../src/metrics/mcnemar.ts';

const SEEDED = { seed: 20 };

it.each([
  { fixed: 0, broken: 0, p: 1 },
  { fixed: 1, broken: 0, p: 1 }, // 2 · 1/2
  { fixed: 0, broken: 5, p: 2 / 32 },
  // the fewest tickets that can reach 5 %
  { fixed: 6, broken: 0, p: 2 / 64 },
  { fixed: 4, broken: 4, p: 1 },
  { fixed: 2, broken: 3, p: 1 }, // 2 · (1 + 5 + 10) / 32
  { fixed: 9, broken: 1, p: 22 / 1024 }, // 2 · (1 + 10)
  { fixed: 2, broken: 10, p: 158 / 4096 }, // 2 · (1 + 12 + 66)
  // 2 · (1 + 15 + 105 + 455) / 32768; jstat and stdlib give the same
  { fixed: 3, broken: 12, p: 0.03515625 },
  { fixed: 0, broken: 1000, p: 2 ** -999 },
])('$fixed fixed and $broken broken give p = $p', ({ fixed, broken, p }) => {
  expect(mcnemar(fixed, broken) / p).toBeCloseTo(1, 12);
});

it('agrees with the approval ratings of Agresti (1990, p. 350)', () => {
  // 86 and 150 of 1600 people changed their minds: statistic 17.356, p = 3.10e-5; with the correction for continuity
  // 63² / 236 = 16.818, p = 4.12e-5. The exact test lies between the two.
  expect(mcnemar(86, 150)).toBeGreaterThan(3.099e-5);
  expect(mcnemar(86, 150)).toBeLessThan(4.12e-5);
});

/** The definition, for at most 1000 tickets: coefficients are added up in whole numbers, and only the sum is divided. */
function exactly(fixed: number, broken: number): number {
  const n = fixed + broken;
  let coefficient = 1n;
  let tail = 1n;
  for (let hits = 1; hits <= Math.min(fixed, broken); hits++) {
    coefficient = (coefficient * BigInt(n - hits + 1)) / BigInt(hits);
    tail += coefficient;
  }
  return Math.min(1, Number(2n * tail) / 2 ** n);
}

const count = fc.nat({ max: 400 });

it('equals the sum of binomial coefficients', () => {
  fc.assert(
    fc.property(fc.nat({ max: 250 }), fc.nat({ max: 250 }), (fixed, broken) => {
      expect(mcnemar(fixed, broken) / exactly(fixed, broken)).toBeCloseTo(1, 10);
    }),
    SEEDED,
  );
});

it('lies in [0, 1], and is the same for either direction', () => {
  fc.assert(
    fc.property(count, count, (fixed, broken) => {
      const p = mcnemar(fixed, broken);
      expect(p).toBeGreaterThanOrEqual(0);
      expect(p).toBeLessThanOrEqual(1);
      expect(mcnemar(broken, fixed)).toBe(p);
    }),
    SEEDED,
  );
});

it('falls as the counts of as many tickets move apart', () => {
  fc.assert(
    fc.property(count, count, (a, b) => {
      const [less, more] = [Math.min(a, b) + 1, Math.max(a, b)];
      expect(mcnemar(less - 1, more + 1)).toBeLessThanOrEqual(mcnemar(less, more) * (1 + 1e-12));
    }),
    SEEDED,
  );
});

it('neither overflows nor loses digits at 100,000 tickets', () => {
  // All but the middle term of the distribution: p = 1 − C(n, n/2) / 2ⁿ, by Stirling √(2 / πn) · (1 − 1/4n)
  const middle = Math.sqrt(2 / (Math.PI * 1e5)) * (1 - 1 / 4e5);
  expect(mcnemar(49_999, 50_001)).toBeCloseTo(1 - middle, 8);
  // Normal with continuity correction: a difference d has z = (d − 1) / √n; 1.95745 for 620 and 1.96377 for 622,
  // hence p = 0.05 + 2 · 0.05845 · (1.95996 − z) = 0.05029 and 0.04956
  expect(mcnemar(50_310, 49_690)).toBeCloseTo(0.05029, 4);
  expect(mcnemar(50_311, 49_689)).toBeCloseTo(0.04956, 4);
  expect(mcnemar(50_000, 50_000)).toBe(1);
  expect(mcnemar(100_000, 0)).toBe(0);
});
