import { expect, it } from 'vitest';
import {
  clusteringDifference,
  type ClusteringDifferenceOptions,
} from '../../../src/metrics/clustering/clustering-difference.ts';
import { clusteringScores } from '../../../src/metrics/clustering/clustering-scores.ts';
import { seededRandom } from '../../../src/util/random.ts';
import { groupingOf } from './groupings.ts';

const bcubedF1: ClusteringDifferenceOptions['figure'] = ({ bcubed }) => bcubed.f1.value;
const options = (figure = bcubedF1) => ({ figure, resamples: 1000, random: seededRandom(7) });

const INCIDENTS = 'aabbccddeeff';
const APART = groupingOf({ incidents: INCIDENTS, groups: 'abcdefuvwxyz' });
const TOGETHER = groupingOf({ incidents: INCIDENTS, groups: INCIDENTS });
const HALF = groupingOf({ incidents: INCIDENTS, groups: 'aabbccuvwxyz' });

it('is what the second has more than the first, and the other way round', () => {
  const there = clusteringDifference(APART, HALF, options());
  const back = clusteringDifference(HALF, APART, options());
  const f1 = (grouping: typeof HALF) => clusteringScores(grouping).bcubed.f1.value ?? NaN;
  expect(there.value).toBe(f1(HALF) - f1(APART));
  expect(back.value).toBe(-(there.value ?? NaN));
  expect(there.low).toBeLessThan(there.value ?? NaN);
  expect(there.high).toBeGreaterThan(there.value ?? NaN);
});

it('draws the same incidents for both, so that what varies alike cancels out', () => {
  // precision 1 and recall 1/2 of every ticket in one, 1 and 1 in the other: F1 is 2/3 and 1 in every resample
  const { value, low, high } = clusteringDifference(APART, TOGETHER, options());
  expect([value, low, high].map((end) => end?.toFixed(12))).toEqual(Array(3).fill((1 / 3).toFixed(12)));
  expect(clusteringDifference(HALF, HALF, options())).toEqual({ value: 0, low: 0, high: 0 });
});

it('is null where the figure of either is', () => {
  const precision: ClusteringDifferenceOptions['figure'] = ({ pairwise }) => pairwise.precision.value;
  expect(clusteringDifference(APART, TOGETHER, options(precision))).toEqual({ value: null, low: null, high: null });
});

it('incidents may be numbered in another way', () => {
  const renumbered = { ...HALF, incidents: HALF.incidents.map((incident) => 100 - incident) };
  expect(clusteringDifference(APART, renumbered, options())).toEqual(clusteringDifference(APART, HALF, options()));
});

it.each([
  { name: 'fewer tickets', other: groupingOf({ incidents: 'aabb', groups: 'abcd' }) },
  { name: 'other incidents', other: groupingOf({ incidents: 'aabbccddeefe', groups: 'abcdefuvwxyz' }) },
  {
    name: 'other tickets of no incident',
    other: groupingOf({ incidents: `${INCIDENTS.slice(1)}-`, groups: INCIDENTS }),
  },
  {
    name: 'other counted tickets',
    other: groupingOf({ incidents: INCIDENTS, groups: INCIDENTS, counted: '..1111111111' }),
  },
  { name: 'more missed incidents', other: groupingOf({ incidents: INCIDENTS, groups: INCIDENTS, missed: 1 }) },
])('refuses $name', ({ other }) => {
  expect(() => clusteringDifference(APART, other, options())).toThrow(RangeError);
});

it('a lone ticket of an incident is not the same as one of none', () => {
  const [a, b] = [groupingOf({ incidents: 'a-', groups: 'xy' }), groupingOf({ incidents: 'ab', groups: 'xy' })];
  expect(() => clusteringDifference(a, b, options())).toThrow(RangeError);
});
