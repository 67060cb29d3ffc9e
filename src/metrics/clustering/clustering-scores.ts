import { eachOnce } from '../resampling.ts';
import type { Share } from '../share.ts';
import { ari } from './ari.ts';
import { contingencyOf, type Contingency } from './contingency.ts';
import type { Grouping } from './grouping.ts';
import { incidentCount } from './incident-terms.ts';
import { ratioScores, ratioTerms, type RatioTerms } from './ratio-scores.ts';
import type { ClusteringScores } from './scores.ts';
import { vMeasure } from './v-measure.ts';

/** Every figure of a grouping, in time linear in the number of tickets. Throws RangeError for arrays of other lengths. */
export function clusteringScores(grouping: Grouping): ClusteringScores<Share> {
  const contingency = contingencyOf(grouping);
  return scoresOf(contingency, ratioTerms(contingency));
}

/** The same of a grouping that was taken apart already. */
export function scoresOf(contingency: Contingency, terms: RatioTerms): ClusteringScores<Share> {
  const scores = ratioScores(terms, eachOnce(incidentCount(contingency)));
  return { ...scores, ari: ari(contingency), vMeasure: vMeasure(contingency) };
}
