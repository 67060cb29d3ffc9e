import { countAt, marginalsOf, NO_CATEGORY, type Confusion, type Marginals } from './confusion.ts';
import { matthews } from './matthews.ts';
import { precisionRecall, type Hits } from './precision-recall.ts';
import type { Scores } from './scores.ts';
import { share, type Share } from './share.ts';

/**
 * All figures of a confusion matrix. A ticket without a category counts as wrong: for detection as a miss if its label
 * escalates and else as a false alarm, for its category as a miss. Pass `answeredOnly(confusion)` to leave such tickets out.
 *
 * Macro F1 is the mean, weighted F1 the mean weighted by support, over the categories that occur among labels or answers.
 */
export function classificationScores(confusion: Confusion): Scores<Share> {
  const { names, escalates } = confusion.layout;
  const marginals = marginalsOf(confusion);
  const { correct, total } = marginals;
  const hits = names.map((_, category) => categoryHits(confusion, marginals, category));
  const figures = hits.map(precisionRecall);
  const supports = hits.map(({ tp, fn }) => tp + fn);
  const f1s = figures.map(({ f1 }) => f1.value);
  return {
    detection: precisionRecall(detectionHits(confusion)),
    micro: precisionRecall(pooled(hits.filter((_, category) => escalates[category]))),
    macroF1: {
      value: weightedMean(
        f1s,
        f1s.map(() => 1),
      ),
      n: total,
    },
    weightedF1: { value: weightedMean(f1s, supports), n: total },
    accuracy: share(correct, total),
    mcc: { value: matthews(marginals), n: total },
    perCategory: Object.fromEntries(
      figures.map((figure, category) => [names[category] ?? '', { ...figure, support: supports[category] ?? 0 }]),
    ),
  };
}

function categoryHits(confusion: Confusion, { labelled, answered }: Marginals, category: number): Hits {
  const tp = countAt(confusion, category, category);
  return { tp, fp: (answered[category] ?? 0) - tp, fn: (labelled[category] ?? 0) - tp };
}

/** Detection with every ticket: an unanswered one is a miss or a false alarm, whichever is wrong for its label. */
function detectionHits(confusion: Confusion): Hits {
  const { names, escalates } = confusion.layout;
  const hits: Hits = { tp: 0, fp: 0, fn: 0 };
  for (let row = 0; row < names.length; row++) {
    for (let column = 0; column < names.length + NO_CATEGORY.length; column++) {
      const count = countAt(confusion, row, column);
      const answer = escalates[column] ?? !escalates[row];
      if (escalates[row] && answer) hits.tp += count;
      else if (escalates[row]) hits.fn += count;
      else if (answer) hits.fp += count;
    }
  }
  return hits;
}

function pooled(hits: readonly Hits[]): Hits {
  const sum: Hits = { tp: 0, fp: 0, fn: 0 };
  for (const { tp, fp, fn } of hits) {
    sum.tp += tp;
    sum.fp += fp;
    sum.fn += fn;
  }
  return sum;
}

/** Null figures are left out; null when nothing with weight is left. */
function weightedMean(values: readonly (number | null)[], weights: readonly number[]): number | null {
  let sum = 0;
  let weightSum = 0;
  values.forEach((value, index) => {
    const weight = weights[index] ?? 0;
    if (value === null) return;
    sum += weight * value;
    weightSum += weight;
  });
  return weightSum === 0 ? null : sum / weightSum;
}
