/** How often a rule that says "it is this category" holds. */
export interface RuleHits {
  /** Tickets of the category for which it holds. */
  tp: number;
  /** Other tickets for which it holds. */
  fp: number;
  /** Tickets of the category. */
  positives: number;
}

/** F1 = 2 tp / (2 tp + fp + fn), in [0, 1]; 0 without any ticket to find or found. */
export function f1({ tp, fp, positives }: RuleHits): number {
  return tp === 0 ? 0 : (2 * tp) / (tp + fp + positives);
}
