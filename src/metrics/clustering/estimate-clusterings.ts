import { percentileIntervals, type Interval, type Resampling } from '../resampling.ts';
import type { PrecisionRecall } from '../scores.ts';
import type { Estimate, Share } from '../share.ts';
import { scoresOf } from './clustering-scores.ts';
import { contingencyOf, type Contingency } from './contingency.ts';
import type { Grouping } from './grouping.ts';
import { incidentCount } from './incident-terms.ts';
import { kindsOf, timesOfKinds } from './incident-kinds.ts';
import { overKinds, ratioScores, ratioTerms, type RatioScores, type RatioTerms } from './ratio-scores.ts';
import { requireSameTruth } from './same-truth.ts';
import { mapClusteringScores, type ClusteringScores } from './scores.ts';

interface TakenApart {
  contingency: Contingency;
  terms: RatioTerms;
}

/**
 * Every figure of each grouping of the same tickets with its 95 % percentile bootstrap interval. Incidents are drawn with
 * replacement (a ticket of no incident is one of its own), the same ones for all groupings, and what each adds to the
 * figures counts as often as it was drawn, the groups staying as they are: a wrong pair counts half for each of its two
 * incidents. The ends of ARI and V-measure are null: both compare whole partitions, and two copies of an incident would be
 * either two incidents or one twice as large, which is another truth. Throws RangeError for arrays of other lengths and
 * groupings of other tickets.
 */
export function estimateClusterings(
  groupings: readonly Grouping[],
  resampling: Resampling,
): ClusteringScores<Estimate>[] {
  const all = groupings.map(takeApart);
  const [first] = all;
  if (first === undefined) return [];
  for (const { contingency } of all) requireSameTruth(first.contingency, contingency);
  const kinds = kindsOf(all.map(({ terms }) => terms.kinds.kinds));
  const terms = all.map((one) => overKinds(one.terms, kinds));
  const intervals = percentileIntervals(incidentCount(first.contingency), resampling, (times) => {
    const timesOf = timesOfKinds(kinds, times);
    const values: (number | null)[] = [];
    for (const ofOne of terms) addValues(values, ratioScores(ofOne, timesOf));
    return values;
  });
  const figures = intervals.length / all.length;
  return all.map(({ contingency, terms }, index) =>
    withIntervals(scoresOf(contingency, terms), intervals.slice(index * figures, (index + 1) * figures)),
  );
}

function takeApart(grouping: Grouping): TakenApart {
  const contingency = contingencyOf(grouping);
  return { contingency, terms: ratioTerms(contingency) };
}

/** In the order of `mapClusteringScores`, whose last two have no interval. */
function addValues(values: (number | null)[], { pairwise, bcubed, link, alerts }: RatioScores<Share>): void {
  addTriple(values, pairwise);
  addTriple(values, bcubed);
  addTriple(values, link);
  values.push(link.accuracy.value);
  addTriple(values, alerts);
}

const addTriple = (values: (number | null)[], { precision, recall, f1 }: PrecisionRecall<Share>): number =>
  values.push(precision.value, recall.value, f1.value);

function withIntervals(scores: ClusteringScores<Share>, intervals: readonly Interval[]): ClusteringScores<Estimate> {
  let next = 0;
  return mapClusteringScores(scores, ({ value, n }) => {
    const { low, high } = intervals[next++] ?? { low: null, high: null };
    return { value, low, high, n };
  });
}
