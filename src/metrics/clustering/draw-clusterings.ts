import { drawPaired, NOT_DRAWN, type DrawnFigure } from '../draw-figures.ts';
import type { Resampling } from '../resampling.ts';
import { comparedValues, listOf, mapComparedClustering, type ComparedClustering } from './compared-clustering.ts';
import { contingencyOf, type Contingency } from './contingency.ts';
import type { Grouping } from './grouping.ts';
import { incidentCount } from './incident-terms.ts';
import { oneDecisionEffects } from './one-decision.ts';
import { ratioScores, ratioTerms, totalScores } from './ratio-scores.ts';
import { requireSameTruth } from './same-truth.ts';

/**
 * The differences of all figures of two groupings of the same tickets, incidents being drawn as for `estimateClusterings`,
 * the same ones for both. Throws RangeError unless both are about the same tickets, incidents and counted tickets.
 */
export function drawClusterings(
  base: Grouping,
  changed: Grouping,
  resampling: Resampling,
): ComparedClustering<DrawnFigure> {
  const [ofBase, ofChanged] = [contingencyOf(base), contingencyOf(changed)];
  requireSameTruth(ofBase, ofChanged);
  const drawn = drawPaired(
    incidentCount(ofBase),
    {
      base: figuresWhenDrawn(ofBase),
      changed: figuresWhenDrawn(ofChanged),
      effects: oneDecisionEffects(changed, figuresOf),
    },
    resampling,
  );
  return mapComparedClustering(comparedValues(totalScores(ofChanged)), (_, index) => drawn[index] ?? NOT_DRAWN);
}

function figuresWhenDrawn(contingency: Contingency): (times: Uint32Array) => (number | null)[] {
  const terms = ratioTerms(contingency);
  return (times) => listOf(comparedValues(ratioScores(terms, times)));
}

const figuresOf = (grouping: Grouping): (number | null)[] =>
  listOf(comparedValues(totalScores(contingencyOf(grouping))));
