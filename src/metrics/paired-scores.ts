import { figuresOf, twoBases, type TwoBases } from './bootstrap.ts';
import { countAt, type CategoryLayout, type Confusion } from './confusion.ts';
import { oneAnswerEffects } from './one-answer.ts';
import type { PairedClusters } from './paired-bootstrap.ts';
import { addUp, eachOnce, forEachResample, type Resampling } from './resampling.ts';
import { mapScores } from './scores.ts';
import { share, type Share } from './share.ts';

/** Every figure on either basis, and the share of tickets that got a category. */
export interface ComparedScores<T> extends TwoBases<T> {
  coverage: T;
}

/** A figure of two runs on the same tickets, and how it differs when the incidents are drawn anew. */
export interface DrawnDifference {
  base: number | null;
  changed: number | null;
  /** Observations of the changed run that the figure speaks of. */
  n: number;
  /** Changed − base of each resample in which both are defined, ascending. */
  draws: Float64Array;
  resamples: number;
  /** What one answer more that turns wrong would do; see `oneAnswerEffects`. */
  oneAnswer: number;
}

/**
 * The difference of every figure by one paired bootstrap (B. Efron and R. J. Tibshirani, 1993, An Introduction to the
 * Bootstrap, ch. 8 and 13): a resample draws whole incidents, the same ones for both runs. `pairs.a` is the base.
 */
export function drawDifferences(
  pairs: PairedClusters,
  layout: CategoryLayout,
  resampling: Resampling,
): ComparedScores<DrawnDifference> {
  const ofBase = { cells: pairs.a, offsets: pairs.offsets };
  const ofChanged = { cells: pairs.b, offsets: pairs.offsets };
  const base = addUp(ofBase, layout, eachOnce(pairs));
  const changed = addUp(ofChanged, layout, eachOnce(pairs));
  const draws: number[][] = valuesOf(base).map(() => []);
  forEachResample(pairs, resampling, (times) => {
    const before = valuesOf(addUp(ofBase, layout, times));
    valuesOf(addUp(ofChanged, layout, times)).forEach((after, index) => {
      const value = before[index];
      if (typeof value === 'number' && after !== null) draws[index]?.push(after - value);
    });
  });
  const effects = oneAnswerEffects(changed, valuesOf);
  const before = valuesOf(base);
  return mapCompared(comparedScores(changed), ({ value, n }, index) => ({
    base: before[index] ?? null,
    changed: value,
    n,
    draws: Float64Array.from(draws[index] ?? []).sort(),
    resamples: resampling.resamples,
    oneAnswer: effects[index] ?? 0,
  }));
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
