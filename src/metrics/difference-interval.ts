import { normalQuantile } from './normal.ts';
import type { DrawnFigure } from './draw-figures.ts';
import { variance } from './variance.ts';
import { quantile } from './quantile.ts';

/** How a figure of two runs on the same tickets differs, in the unit of the figure; null where that is not defined. */
export interface PairedDifference {
  base: number | null;
  changed: number | null;
  /** Changed − base, and the ends of its interval. */
  value: number | null;
  low: number | null;
  high: number | null;
  /** The smallest true difference that would be found four times of five. */
  detectable: number | null;
}

const ERROR = 0.05;
const POWER = 0.8;
/** Resamples in which a figure must be defined for an interval. */
const MOST_DEFINED = 0.95;

/**
 * The percentile interval of a drawn difference, at 95 % for all of `comparisons` together (Bonferroni: each at
 * 1 − 0.05 / comparisons), widened in quadrature by what one answer more would do, since resampling can't draw what did not
 * happen: without it, no change on ten tickets would look as certain as no change on ten thousand. `detectable` is
 * (z[1 − 0.025 / comparisons] + z[0.8]) standard errors (H. S. Bloom, 1995, Evaluation Review 19:547–556).
 */
export function differenceInterval(drawn: DrawnFigure, comparisons = 1): PairedDifference {
  const { base, changed, draws, resamples, oneAnswer } = drawn;
  const value = base === null || changed === null ? null : changed - base;
  const none = { base, changed, value, low: null, high: null, detectable: null };
  const tail = ERROR / (2 * comparisons);
  const [low, high] = [quantile(draws, tail), quantile(draws, 1 - tail)];
  if (value === null || low === null || high === null || draws.length < MOST_DEFINED * resamples) return none;
  const z = normalQuantile(1 - tail);
  return {
    ...none,
    low: value - Math.hypot(Math.max(0, value - low), z * oneAnswer),
    high: value + Math.hypot(Math.max(0, high - value), z * oneAnswer),
    detectable: (z + normalQuantile(POWER)) * Math.hypot(Math.sqrt(variance(draws)), oneAnswer),
  };
}
