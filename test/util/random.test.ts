import { expect, it } from 'vitest';
import { seededRandom, type RandomSource } from '../../src/util/random.ts';

const take = (count: number, random: RandomSource): number[] => Array.from({ length: count }, () => random());

it('gives the published numbers of mulberry32', () => {
  // Bryc's table of small generators, seed 1
  const [first, second, third] = take(3, seededRandom(1));
  expect(first).toBeCloseTo(0.6270739405881613, 15);
  expect(second).toBeCloseTo(0.002735721180215478, 15);
  expect(third).toBeCloseTo(0.5274470399599522, 15);
});

it('the same seed gives the same numbers, another seed others', () => {
  expect(take(20, seededRandom(42))).toEqual(take(20, seededRandom(42)));
  expect(take(20, seededRandom(42))).not.toEqual(take(20, seededRandom(43)));
});

it('two sources of one seed do not disturb each other', () => {
  const [one, other] = [seededRandom(5), seededRandom(5)];
  const mixed = Array.from({ length: 10 }, () => [one(), other()]);
  for (const [a, b] of mixed) expect(a).toBe(b);
});

it('only the lowest 32 bits of the seed count', () => {
  expect(take(5, seededRandom(2 ** 32 + 9))).toEqual(take(5, seededRandom(9)));
});

it.each([0, 1, 2 ** 31, 2 ** 32 - 1])('seed %i gives numbers in [0, 1) that spread evenly', (seed) => {
  const numbers = take(20_000, seededRandom(seed));
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  // mean 1/2 with standard error √(1/12/20000) = 0.00204, variance 1/12 with about 0.0005
  const mean = numbers.reduce((sum, value) => sum + value, 0) / numbers.length;
  const variance = numbers.reduce((sum, value) => sum + (value - mean) ** 2, 0) / numbers.length;
  expect(Math.abs(mean - 0.5)).toBeLessThan(0.01);
  expect(Math.abs(variance - 1 / 12)).toBeLessThan(0.003);
  // each tenth gets 2000 with standard deviation √(20000 · 0.09) = 42
  const tenths = Array.from({ length: 10 }, (_, tenth) => numbers.filter((value) => Math.floor(10 * value) === tenth));
  for (const { length } of tenths) expect(Math.abs(length - 2000)).toBeLessThan(210);
});
