import { percentileIntervals, type Interval, type Resampling } from '../resampling.ts';
import type { Estimate, Share } from '../share.ts';
import { scoresOf } from './clustering-scores.ts';
import { contingencyOf } from './contingency.ts';
import type { Grouping } from './grouping.ts';
import { incidentCount } from './incident-terms.ts';
import { ratioScores, ratioTerms } from './ratio-scores.ts';
import { mapClusteringScores, type ClusteringScores } from './scores.ts';

const NO_FIGURE: Share = { value: null, n: 0 };

/**
 * Every figure with its 95 % percentile bootstrap interval. Incidents are drawn with replacement (a ticket of no incident
 * is one of its own), and what each adds to the figures counts as often as it was drawn, the groups staying as they are: a
 * wrong pair counts half for each of its two incidents. The same seed draws the same incidents for every grouping of the
 * same tickets. The ends of ARI and V-measure are null: both compare whole partitions, and two copies of an incident would
 * be either two incidents or one twice as large, which is another truth. Throws RangeError for arrays of other lengths.
 */
export function estimateClustering(grouping: Grouping, resampling: Resampling): ClusteringScores<Estimate> {
  const contingency = contingencyOf(grouping);
  const terms = ratioTerms(contingency);
  const intervals = percentileIntervals(incidentCount(contingency), resampling, (times) =>
    valuesOf({ ...ratioScores(terms, times), ari: NO_FIGURE, vMeasure: NO_FIGURE }),
  );
  return withIntervals(scoresOf(contingency, terms), intervals);
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
