import { bootstrapDifference, type Difference, type PairedFigures } from '../paired-bootstrap.ts';
import type { Resampling } from '../resampling.ts';
import type { Share } from '../share.ts';
import { contingencyOf, type Contingency } from './contingency.ts';
import type { Grouping } from './grouping.ts';
import { incidentCount } from './incident-terms.ts';
import { ratioScores, ratioTerms, type RatioScores } from './ratio-scores.ts';
import { requireSameTruth } from './same-truth.ts';

export interface ClusteringDifferenceOptions extends Resampling {
  /** Such as `({ bcubed }) => bcubed.f1.value`; null where it is not defined. */
  figure: (scores: RatioScores<Share>) => number | null;
}

/**
 * How much more the figure is in grouping B than in grouping A of the same tickets, with its 95 % interval: incidents are
 * drawn as for `estimateClusterings`, the same ones for both. Throws RangeError unless both are about the same tickets,
 * incidents and counted tickets.
 */
export function clusteringDifference(
  a: Grouping,
  b: Grouping,
  { figure, ...resampling }: ClusteringDifferenceOptions,
): Difference {
  const [ofA, ofB] = [contingencyOf(a), contingencyOf(b)];
  requireSameTruth(ofA, ofB);
  const figures: PairedFigures = { a: figureOf(ofA, figure), b: figureOf(ofB, figure) };
  return bootstrapDifference(incidentCount(ofA), figures, resampling);
}

function figureOf(
  contingency: Contingency,
  figure: ClusteringDifferenceOptions['figure'],
): (times: Uint32Array) => number | null {
  const terms = ratioTerms(contingency);
  return (times) => figure(ratioScores(terms, times));
}
