import type { PrecisionRecall } from './scores.ts';
import { share, type Share } from './share.ts';

/** True positives, false positives, false negatives. */
export interface Hits {
  tp: number;
  fp: number;
  fn: number;
}

/**
 * Precision = tp / (tp + fp), recall = tp / (tp + fn), F1 = 2 tp / (2 tp + fp + fn) (van Rijsbergen, 1979, Information
 * Retrieval, ch. 7). Each is null when its denominator is 0, and its `n` is the number of things that it speaks of:
 * tp + fp, tp + fn, tp + fp + fn.
 */
export function precisionRecall({ tp, fp, fn }: Hits): PrecisionRecall<Share> {
  const f1Denominator = 2 * tp + fp + fn;
  return {
    precision: share(tp, tp + fp),
    recall: share(tp, tp + fn),
    f1: { value: f1Denominator === 0 ? null : (2 * tp) / f1Denominator, n: tp + fp + fn },
  };
}
