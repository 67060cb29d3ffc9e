import { figuresOf, twoBases, type TwoBases } from './bootstrap.ts';
import { countAt, emptyConfusion, type CategoryLayout, type Confusion } from './confusion.ts';
import { drawFigures, NOT_DRAWN, type DrawnFigure } from './draw-figures.ts';
import type { PairedClusters } from './paired-bootstrap.ts';
import { repeatVariances, type RepeatedAnswers } from './repeat-share.ts';
import type { Resampling } from './resampling.ts';
import { mapScores } from './scores.ts';
import { share, type Share } from './share.ts';

/** Every figure on either basis, and the share of tickets that got a category. */
export interface ComparedScores<T> extends TwoBases<T> {
  coverage: T;
}

/** The difference of every figure; see `drawFigures`. */
export function drawDifferences(
  pairs: PairedClusters,
  layout: CategoryLayout,
  resampling: Resampling,
): ComparedScores<DrawnFigure> {
  const drawn = drawFigures(pairs, layout, { ...resampling, figures: valuesOf });
  return mapCompared(comparedScores(emptyConfusion(layout)), (_, index) => drawn[index] ?? NOT_DRAWN);
}

/** The variance of every difference that more answers about each ticket would lessen; see `repeatVariances`. */
export function drawRepeats(
  answers: RepeatedAnswers,
  layout: CategoryLayout,
  resampling: Resampling,
): ComparedScores<number> {
  const variances = repeatVariances(answers, layout, { ...resampling, figures: valuesOf });
  return mapCompared(comparedScores(emptyConfusion(layout)), (_, index) => variances[index] ?? 0);
}

/** Applies `change` to every figure, always in the same order; `index` counts them from 0. */
export function mapCompared<A, B>(
  { answered, strict, coverage }: ComparedScores<A>,
  change: (figure: A, index: number) => B,
): ComparedScores<B> {
  let next = 0;
  const mapped = (figure: A): B => change(figure, next++);
  return { answered: mapScores(answered, mapped), strict: mapScores(strict, mapped), coverage: mapped(coverage) };
}

function comparedScores(confusion: Confusion): ComparedScores<Share> {
  return { ...twoBases(confusion), coverage: coverage(confusion) };
}

/** In the order of `mapCompared`. */
function valuesOf(confusion: Confusion): (number | null)[] {
  const scores = comparedScores(confusion);
  return [...figuresOf(scores), scores.coverage].map(({ value }) => value);
}

function coverage(confusion: Confusion): Share {
  const { names } = confusion.layout;
  let answered = 0;
  names.forEach((_, row) => names.forEach((_, column) => (answered += countAt(confusion, row, column))));
  return share(
    answered,
    confusion.cells.reduce((sum, count) => sum + count, 0),
  );
}
