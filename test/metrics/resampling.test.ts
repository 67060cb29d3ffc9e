import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  addUp,
  eachOnce,
  forEachResample,
  percentileInterval,
  percentileIntervals,
} from '../../src/metrics/resampling.ts';
import { seededRandom } from '../../src/util/random.ts';
import { LAYOUT } from './matrix.ts';

const SEEDED = { seed: 23 };

it('counts how often each incident is drawn', () => {
  // times three, rounded down: incidents 0, 1, 2, then 0, 0, 1
  const numbers = [0.25, 0.5, 0.99, 0, 0.3, 0.4];
  const resamples: number[][] = [];
  forEachResample(3, { resamples: 2, random: () => numbers.shift() ?? 0 }, (times) => resamples.push([...times]));
  expect(resamples).toEqual([
    [1, 1, 1],
    [2, 1, 0],
  ]);
  expect(numbers).toEqual([]);
});

it('draws as many incidents as there are, each time', () => {
  fc.assert(
    fc.property(fc.nat({ max: 200 }), fc.integer(), (count, seed) => {
      let visits = 0;
      forEachResample(count, { resamples: 3, random: seededRandom(seed) }, (times) => {
        visits++;
        expect(times.reduce((sum, time) => sum + time, 0)).toBe(count);
      });
      expect(visits).toBe(3);
    }),
    SEEDED,
  );
});

// incidents of cells 0 0 14, of cell 5, of none, and of cells 14 5
const CLUSTERS = { cells: Uint16Array.of(0, 0, 14, 5, 14, 5), offsets: Uint32Array.of(0, 3, 4, 4, 6) };

const counted = (times: Uint32Array): number[] => {
  const { cells } = addUp(CLUSTERS, LAYOUT, times);
  expect(cells).toHaveLength(15);
  return [cells[0] ?? NaN, cells[5] ?? NaN, cells[14] ?? NaN, cells.reduce((sum, count) => sum + count, 0)];
};

it.each([
  // cell 0, cell 5, cell 14, all
  { times: [1, 1, 1, 1], counts: [2, 2, 2, 6] },
  { times: [0, 0, 4, 0], counts: [0, 0, 0, 0] },
  { times: [2, 0, 0, 2], counts: [4, 2, 4, 10] },
  { times: [0, 3, 1, 0], counts: [0, 3, 0, 3] },
])('incidents drawn $times times give cells $counts', ({ times, counts }) => {
  expect(counted(Uint32Array.from(times))).toEqual(counts);
});

it('each incident once is all of them', () => {
  expect([...eachOnce(4)]).toEqual([1, 1, 1, 1]);
});

it.each([
  { name: 'no resample', values: [], resamples: 0, low: null, high: null },
  { name: 'one', values: [3], resamples: 1, low: 3, high: 3 },
  // positions 1 and 39 of 0 … 40
  {
    name: 'forty-one, not in order',
    values: Array.from({ length: 41 }, (_, i) => 40 - i),
    resamples: 41,
    low: 1,
    high: 39,
  },
  { name: 'nineteen defined of twenty', values: Array.from({ length: 19 }, () => 2), resamples: 20, low: 2, high: 2 },
  {
    name: 'eighteen defined of twenty',
    values: Array.from({ length: 18 }, () => 2),
    resamples: 20,
    low: null,
    high: null,
  },
])('the interval of $name is $low to $high', ({ values, resamples, low, high }) => {
  expect(percentileInterval(values, resamples)).toEqual({ low, high });
});

it('several figures are resampled together, each with its own interval', () => {
  // times two, rounded down: incidents 0 0, then 0 1, then 1 1; the last leaves the second figure undefined
  const numbers = [0, 0, 0, 0.5, 0.5, 0.5];
  const intervals = percentileIntervals(2, { resamples: 3, random: () => numbers.shift() ?? NaN }, ([first = 0]) => [
    first,
    first === 0 ? null : 1,
  ]);
  // ascending 0, 1, 2: positions 0.05 and 1.95
  expect(intervals[0]?.low).toBeCloseTo(0.05, 12);
  expect(intervals[0]?.high).toBeCloseTo(1.95, 12);
  expect(intervals[1]).toEqual({ low: null, high: null });
  expect(numbers).toEqual([]);
});

it('gives the standard error of Efron and Tibshirani for the mice that were treated', () => {
  // An Introduction to the Bootstrap (1993), table 2.1: survival in days of seven mice; the bootstrap standard error of their
  // mean tends to 23.36, that of 20,000 resamples to within 1/√40,000 of it.
  const days = [94, 197, 16, 38, 99, 141, 23];
  const means: number[] = [];
  forEachResample(days.length, { resamples: 20_000, random: seededRandom(11) }, (times) => {
    means.push(days.reduce((sum, day, mouse) => sum + day * (times[mouse] ?? NaN), 0) / days.length);
  });
  const mean = means.reduce((sum, value) => sum + value, 0) / means.length;
  const deviation = Math.sqrt(means.reduce((sum, value) => sum + (value - mean) ** 2, 0) / means.length);
  expect(Math.abs(deviation / 23.36 - 1)).toBeLessThan(0.015);
});
