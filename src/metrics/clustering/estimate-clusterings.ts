import { percentileIntervals, type Interval, type Resampling } from '../resampling.ts';
import type { Estimate, Share } from '../share.ts';
import { scoresOf } from './clustering-scores.ts';
import { contingencyOf, type Contingency } from './contingency.ts';
import type { Grouping } from './grouping.ts';
import { incidentCount } from './incident-terms.ts';
import { ratioScores, ratioTerms, type RatioTerms } from './ratio-scores.ts';
import { requireSameTruth } from './same-truth.ts';
import { mapClusteringScores, type ClusteringScores } from './scores.ts';

interface TakenApart {
  contingency: Contingency;
  terms: RatioTerms;
}

const NO_FIGURE: Share = { value: null, n: 0 };

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
  const intervals = percentileIntervals(incidentCount(first.contingency), resampling, (times) =>
    all.flatMap(({ terms }) => valuesOf({ ...ratioScores(terms, times), ari: NO_FIGURE, vMeasure: NO_FIGURE })),
  );
  const figures = intervals.length / all.length;
  return all.map(({ contingency, terms }, index) =>
    withIntervals(scoresOf(contingency, terms), intervals.slice(index * figures, (index + 1) * figures)),
  );
}

function takeApart(grouping: Grouping): TakenApart {
  const contingency = contingencyOf(grouping);
  return { contingency, terms: ratioTerms(contingency) };
}

function valuesOf(scores: ClusteringScores<Share>): (number | null)[] {
  const values: (number | null)[] = [];
  mapClusteringScores(scores, ({ value }) => values.push(value));
  return values;
}

function withIntervals(scores: ClusteringScores<Share>, intervals: readonly Interval[]): ClusteringScores<Estimate> {
  let next = 0;
  return mapClusteringScores(scores, ({ value, n }) => {
    const { low, high } = intervals[next++] ?? { low: null, high: null };
    return { value, low, high, n };
  });
}
