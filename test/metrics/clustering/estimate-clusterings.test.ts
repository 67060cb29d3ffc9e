import { expect, it } from 'vitest';
import { clusteringScores } from '../../../src/metrics/clustering/clustering-scores.ts';
import { estimateClusterings } from '../../../src/metrics/clustering/estimate-clusterings.ts';
import type { Grouping } from '../../../src/metrics/clustering/grouping.ts';
import { mapClusteringScores, type ClusteringScores } from '../../../src/metrics/clustering/scores.ts';
import type { Resampling } from '../../../src/metrics/resampling.ts';
import type { Estimate } from '../../../src/metrics/share.ts';
import { seededRandom } from '../../../src/util/random.ts';
import { groupingOf } from './groupings.ts';

const estimateWith = (grouping: Grouping, resampling: Resampling) =>
  estimateClusterings([grouping], resampling)[0] ?? expect.fail('expected one result');

const estimate = (grouping: Grouping, seed = 7, resamples = 1000) =>
  estimateWith(grouping, { resamples, random: seededRandom(seed) });

function figuresOf(scores: ClusteringScores<Estimate>): Estimate[] {
  const figures: Estimate[] = [];
  mapClusteringScores(scores, (figure) => figures.push(figure));
  return figures;
}

/** Sixty incidents of one to four tickets and twelve tickets of none; every sixth ticket is put in the group before. */
function moderate(): Grouping {
  const random = seededRandom(5);
  const incidents = Array.from({ length: 60 }, (_, incident) =>
    Array.from({ length: 1 + (incident % 4) }, () => incident),
  ).flat();
  const order = incidents.map((incident) => ({ incident, at: random() })).sort((a, b) => a.at - b.at);
  const isSixth = (ticket: number): boolean => ticket % 6 === 5;
  return {
    incidents: Int32Array.from(order, ({ incident }) => incident),
    falseAlarms: Uint8Array.from(order, (_, ticket) => (ticket % 13 === 0 ? 1 : 0)),
    groups: Int32Array.from(order, ({ incident }, ticket) => (isSixth(ticket) ? (incident + 59) % 60 : incident)),
    counted: null,
    missedIncidents: 4,
  };
}

it('draws whole incidents, a wrong pair counting half for each of its two', () => {
  // a, a and b in one group. Drawn aa: 2 right pairs and 2 · 1/2 · 2 wrong ones; ab and ba: 1 and 2; bb: 0 and 2.
  const draws = [0, 0, 0, 0.5, 0.5, 0, 0.5, 0.5];
  const scores = estimateWith(groupingOf({ incidents: 'aab', groups: 'xxx' }), {
    resamples: 4,
    random: () => draws.shift() ?? NaN,
  });
  // precisions ascending 0, 1/3, 1/3, 1/2: position 0.075 gives 0.025, position 2.925 gives 1/3 + 0.925 / 6
  const { value, low, high, n } = scores.pairwise.precision;
  expect([value, n]).toEqual([1 / 3, 3]);
  expect(low).toBeCloseTo(0.025, 12);
  expect(high).toBeCloseTo(0.4875, 12);
  // B-cubed precisions 2/3, 5/9, 5/9, 1/3: position 0.075 gives 1/3 + 0.075 · 2/9, position 2.925 5/9 + 0.925 / 9
  expect(scores.bcubed.precision.low).toBeCloseTo(1 / 3 + 0.15 / 9, 12);
  expect(scores.bcubed.precision.high).toBeCloseTo(5 / 9 + 0.925 / 9, 12);
  // bb has no pair of an incident: undefined in one resample of four
  expect(scores.pairwise.recall).toEqual({ value: 1, low: null, high: null, n: 1 });
  expect(draws).toEqual([]);
});

it('missed incidents are drawn too', () => {
  // a and a missed one. Recall of aa: 1; of the mixed ones 1/2; of the missed one twice 0
  const draws = [0, 0, 0, 0.5, 0.5, 0, 0.5, 0.5];
  const { alerts } = estimateWith(groupingOf({ incidents: 'a', groups: 'x', missed: 1 }), {
    resamples: 4,
    random: () => draws.shift() ?? NaN,
  });
  // ascending 0, 1/2, 1/2, 1: positions 0.075 and 2.925
  expect([alerts.recall.value, alerts.recall.n]).toEqual([1 / 2, 2]);
  expect(alerts.recall.low).toBeCloseTo(0.0375, 12);
  expect(alerts.recall.high).toBeCloseTo(0.9625, 12);
});

it('values and numbers are those without intervals', () => {
  const { alerts, ...scores } = mapClusteringScores(estimate(moderate()), ({ value, n }) => ({ value, n }));
  expect({ ...scores, alerts }).toEqual(clusteringScores(moderate()));
});

it('intervals hold the value, and are neither empty nor wide', () => {
  const { ari, vMeasure, ...scores } = estimate(moderate());
  const none = { value: null, n: 0, low: null, high: null };
  const figures = figuresOf({ ...scores, ari: none, vMeasure: none }).slice(0, -2);
  expect(figures).toHaveLength(13);
  for (const { value, low, high } of figures) {
    expect(low).toBeLessThan(value ?? NaN);
    expect(high).toBeGreaterThan(value ?? NaN);
    expect((high ?? NaN) - (low ?? NaN)).toBeLessThan(0.4);
  }
  expect([ari.low, ari.high, vMeasure.low, vMeasure.high]).toEqual([null, null, null, null]);
});

it('the same seed gives the same intervals, another seed others', () => {
  expect(estimate(moderate(), 3)).toEqual(estimate(moderate(), 3));
  expect(estimate(moderate(), 3)).not.toEqual(estimate(moderate(), 4));
});

it('a single incident leaves nothing to vary', () => {
  const { bcubed } = estimate(groupingOf({ incidents: 'aaaa', groups: 'xxyy' }));
  expect(bcubed.recall).toEqual({ value: 0.5, low: 0.5, high: 0.5, n: 4 });
});

it.each([
  { name: 'without resamples', letters: { incidents: 'aab', groups: 'xyx' }, resamples: 0 },
  { name: 'without a ticket', letters: { incidents: '', groups: '' }, resamples: 100 },
  { name: 'without a counted ticket', letters: { incidents: 'aab', groups: 'xyx', counted: '...' }, resamples: 100 },
])('$name there is no interval', ({ letters, resamples }) => {
  for (const { low, high } of figuresOf(estimate(groupingOf(letters), 1, resamples))) {
    expect([low, high]).toEqual([null, null]);
  }
});

it('several groupings get what each gets alone', () => {
  const others = [moderate(), { ...moderate(), groups: moderate().groups.map((_, ticket) => ticket % 9) }, moderate()];
  const together = estimateClusterings(others, { resamples: 200, random: seededRandom(7) });
  expect(together).toEqual(others.map((grouping) => estimate(grouping, 7, 200)));
  expect(together[1]).not.toEqual(together[0]);
  expect(estimateClusterings([], { resamples: 200, random: seededRandom(7) })).toEqual([]);
});

it('refuses groupings of other tickets', () => {
  const [a, b] = [groupingOf({ incidents: 'aab', groups: 'xxy' }), groupingOf({ incidents: 'abb', groups: 'xxy' })];
  expect(() => estimateClusterings([a, b], { resamples: 0, random: Math.random })).toThrow(RangeError);
});
