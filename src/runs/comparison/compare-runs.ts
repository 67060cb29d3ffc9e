import { differenceInterval } from '../../metrics/difference-interval.ts';
import type { DrawnFigure } from '../../metrics/draw-figures.ts';
import { drawDifferences, drawRepeats, mapCompared, type ComparedScores } from '../../metrics/paired-scores.ts';
import { seededRandom } from '../../util/random.ts';
import { alignRuns, type AlignedRuns } from './align-runs.ts';
import { addChange, sortedChanges, type ChangesByCell } from './answer-changes.ts';
import { requireSameCategories } from './comparability.ts';
import {
  addToParts,
  categoryComparisons,
  discordance,
  emptyParts,
  sliceComparisons,
  type Parts,
} from './compare-parts.ts';
import type { ComparedRun } from './compared-run.ts';
import type { ComparedSide, Comparison } from './comparison.ts';
import { describeFacts } from '../report/describe-run.ts';
import { parameterChanges } from './parameter-changes.ts';
import type { PredictionRecord } from '../log/prediction-record.ts';
import { layoutOf } from '../report/summarize-eval.ts';
import { textChanges } from './text-changes.ts';

/** Enough for the tails of an interval that is one of several. */
export const RESAMPLES = 2000;

/** Enough for a variance. */
const REPEAT_RESAMPLES = 400;

export interface ComparedRuns {
  comparison: Comparison;
  /** What the intervals were taken from. */
  drawn: ComparedScores<DrawnFigure>;
  /** Variance that more answers about each ticket would lessen; null when there is one about each, which tells none. */
  repeats: ComparedScores<number> | null;
}

export interface CompareOptions {
  /** Goes on with the answers that both runs have about the same ticket. */
  isIntersection: boolean;
  seed: number;
}

/**
 * Sets two runs side by side, ticket by ticket; both are read as streams. Throws DataError when they can't be compared: other
 * categories, or, without `isIntersection`, other tickets.
 */
export async function compareRuns(
  base: ComparedRun,
  changed: ComparedRun<PredictionRecord>,
  { isIntersection, seed }: CompareOptions,
): Promise<ComparedRuns> {
  requireSameCategories(base.facts, changed.facts);
  const layout = layoutOf(changed.facts);
  const parts = emptyParts(layout);
  const changes: ChangesByCell = new Map();
  let tickets = 0;
  const aligned = await alignRuns(base.answers, changed.answers, {
    layout,
    isIntersection,
    onPair: (pair) => {
      if (pair.answer.repeat === 0) tickets++;
      addToParts(parts, pair, layout);
      addChange(changes, pair, layout);
    },
  });
  const drawn = drawDifferences(aligned.clusters, layout, { resamples: RESAMPLES, random: seededRandom(seed) });
  const { clusters: pairs, tickets: starts } = aligned;
  const repeats =
    pairs.a.length > tickets
      ? drawRepeats({ pairs, tickets: starts }, layout, { resamples: REPEAT_RESAMPLES, random: seededRandom(seed) })
      : null;
  return { comparison: comparisonOf({ base, changed, tickets, aligned, drawn, parts, changes }), drawn, repeats };
}

interface Findings {
  base: ComparedRun;
  changed: ComparedRun;
  tickets: number;
  aligned: AlignedRuns;
  drawn: ComparedScores<DrawnFigure>;
  parts: Parts;
  changes: ChangesByCell;
}

function comparisonOf({ base, changed, tickets, aligned, drawn, parts, changes }: Findings): Comparison {
  return {
    version: 1,
    kind: 'compare',
    base: sideOf(base, aligned.askedAgain.base),
    changed: sideOf(changed, aligned.askedAgain.changed),
    tickets,
    answers: aligned.clusters.a.length,
    incidents: aligned.clusters.offsets.length - 1,
    leftOut: aligned.mismatches,
    scores: mapCompared(drawn, (figure) => differenceInterval(figure)),
    correctness: discordance(aligned),
    categories: categoryComparisons(parts),
    slices: sliceComparisons(parts),
    changes: sortedChanges(changes),
    texts: textChanges(base.texts, changed.texts),
    parameters: parameterChanges(base.facts.identity, changed.facts.identity),
  };
}

const sideOf = ({ name, facts, isFinished }: ComparedRun, askedAgain: number): ComparedSide => ({
  name,
  run: describeFacts(facts, { isFinished, askedAgain }),
});
