import type { ClusteringScores } from '../../../metrics/clustering/scores.ts';
import type { Share } from '../../../metrics/share.ts';

/** The scores of one setting of rewriting, by ascending threshold. */
export type ScoredThresholds = readonly { threshold: number; scores: ClusteringScores<Share> }[];

export interface Chosen {
  threshold: number;
  /** What it was chosen for, in [0, 1]. */
  value: number;
  /** The thresholds around it at which the figure is at most 0.01 lower. */
  plateau: { from: number; to: number };
  /** The end of the thresholds at which the figure is as good; null for neither, and where nothing lies beyond. */
  edge: 'lowest' | 'highest' | null;
}

const PLATEAU = 0.01;
/** Figures that differ by less are the same figure. */
const ALIKE = 1e-9;

/** In words, for reports. */
export const criterionOf = (minPrecision: number | null): string =>
  minPrecision === null ? 'best B-cubed F1' : `best B-cubed recall with B-cubed precision of at least ${minPrecision}`;

/**
 * The threshold with the best B-cubed F1; when a precision is asked for, that with the best B-cubed recall among those which
 * reach it. Of several equally good ones the middle one of their longest unbroken row, the lower of two. Null when none will do.
 */
export function chooseThreshold(points: ScoredThresholds, minPrecision: number | null): Chosen | null {
  const figures = points.map(({ scores: { bcubed } }) => figureOf(bcubed, minPrecision));
  const best = Math.max(...figures.map((figure) => figure ?? -Infinity));
  if (best === -Infinity) return null;
  const tied = longestRow(figures, best - ALIKE);
  const middle = Math.floor((tied.from + tied.to) / 2);
  const plateau = rowAround(figures, middle, best - PLATEAU - ALIKE);
  const at = (index: number): number => points[index]?.threshold ?? 0;
  return {
    threshold: at(middle),
    value: best,
    plateau: { from: at(plateau.from), to: at(plateau.to) },
    edge: edgeOf(tied, points),
  };
}

function edgeOf({ from, to }: Row, points: ScoredThresholds): Chosen['edge'] {
  if (to === points.length - 1 && (points[to]?.threshold ?? 1) < 1) return 'highest';
  return from === 0 ? 'lowest' : null;
}

function figureOf({ precision, recall, f1 }: ClusteringScores<Share>['bcubed'], minPrecision: number | null) {
  if (minPrecision === null) return f1.value;
  return precision.value !== null && precision.value >= minPrecision ? recall.value : null;
}

/** First and last index of neighbours that belong together. */
interface Row {
  from: number;
  to: number;
}

function longestRow(figures: readonly (number | null)[], atLeast: number): Row {
  let longest: Row = { from: 0, to: -1 };
  for (const [index, figure] of figures.entries()) {
    if (figure === null || figure < atLeast) continue;
    const row = rowAround(figures, index, atLeast);
    if (row.to - row.from > longest.to - longest.from) longest = row;
  }
  return longest;
}

function rowAround(figures: readonly (number | null)[], index: number, atLeast: number): Row {
  const isIn = (place: number): boolean => (figures[place] ?? -Infinity) >= atLeast;
  let [from, to] = [index, index];
  while (isIn(from - 1)) from--;
  while (isIn(to + 1)) to++;
  return { from, to };
}
