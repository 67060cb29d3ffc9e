import { expect, it } from 'vitest';
import { clusteringDifference } from '../../../src/metrics/clustering/clustering-difference.ts';
import { listOf, mapComparedClustering } from '../../../src/metrics/clustering/compared-clustering.ts';
import { drawClusterings } from '../../../src/metrics/clustering/draw-clusterings.ts';
import { quantile } from '../../../src/metrics/quantile.ts';
import { seededRandom } from '../../../src/util/random.ts';
import { groupingOf } from './groupings.ts';

const INCIDENTS = 'aabbccddeeff';
const APART = groupingOf({ incidents: INCIDENTS, groups: 'abcdefuvwxyz' });
const HALF = groupingOf({ incidents: INCIDENTS, groups: 'aabbccuvwxyz' });
const resampling = () => ({ resamples: 1000, random: seededRandom(7) });

it('gives the figures of both, and the draws of which clusteringDifference gives the interval', () => {
  const { bcubed, link, alerts } = drawClusterings(APART, HALF, resampling());
  // apart: each ticket's recall is 1/2; half of them together: (6 · 1 + 6 · 1/2) / 12
  expect(bcubed.recall).toMatchObject({ base: 1 / 2, changed: 3 / 4, resamples: 1000 });
  // six founders of twelve are right; then nine decisions
  expect(link.accuracy).toMatchObject({ base: 1 / 2, changed: 3 / 4 });
  // twelve alerts for six incidents, then nine
  expect(alerts.deviation).toMatchObject({ base: 6, changed: 3 });
  const { low, high } = clusteringDifference(APART, HALF, {
    ...resampling(),
    figure: (scores) => scores.bcubed.recall.value,
  });
  expect([quantile(bcubed.recall.draws, 0.025), quantile(bcubed.recall.draws, 0.975)]).toEqual([low, high]);
});

it('a figure that is not defined has no draws', () => {
  // no two tickets share a group, so that no pair can be right or wrong
  const { pairwise } = drawClusterings(APART, APART, resampling());
  expect(pairwise.precision.base).toBeNull();
  expect(pairwise.precision.draws).toHaveLength(0);
});

it('refuses groupings of other tickets', () => {
  expect(() => drawClusterings(APART, groupingOf({ incidents: 'ab', groups: 'xy' }), resampling())).toThrow(RangeError);
});

it('every figure is mapped and listed once, in the same order', () => {
  const drawn = drawClusterings(APART, HALF, resampling());
  const numbers = mapComparedClustering(drawn, (_, index) => index);
  expect(listOf(numbers)).toEqual(Array.from({ length: 14 }, (_, index) => index));
});
