import { precisionRecall } from '../precision-recall.ts';
import type { PrecisionRecall } from '../scores.ts';
import type { Share } from '../share.ts';
import type { Contingency, Partition } from './contingency.ts';
import { perIncident, type Sum, type Terms } from './incident-terms.ts';

/** Pairs of tickets with at least one counted ticket. */
export interface PairwiseTerms {
  /** Of the same incident and in the same group. */
  right: Terms;
  sameGroup: Terms;
  sameIncident: Terms;
}

/** A pair belongs half to the incident of each of its counted tickets, or wholly to that of the only one. */
export function pairwiseTerms(contingency: Contingency): PairwiseTerms {
  const { overlaps, groups, incidents } = contingency;
  return {
    right: perIncident(contingency, (ticket) => pairsOf(overlaps, ticket)),
    sameGroup: perIncident(contingency, (ticket) => pairsOf(groups, ticket)),
    sameIncident: perIncident(contingency, (ticket) => pairsOf(incidents, ticket)),
  };
}

/**
 * Precision = right pairs / pairs in the same group, recall = right pairs / pairs of the same incident (C. D. Manning,
 * P. Raghavan and H. Schütze, 2008, Introduction to Information Retrieval, section 16.3). Large groups weigh most, as pairs
 * grow with the square of their size.
 */
export function pairwise({ right, sameGroup, sameIncident }: PairwiseTerms, sum: Sum): PrecisionRecall<Share> {
  const tp = sum(right);
  return precisionRecall({ tp, fp: sum(sameGroup) - tp, fn: sum(sameIncident) - tp });
}

/** What belongs to a counted ticket of the pairs within its part. */
function pairsOf({ sizes, countedSizes }: Partition, ticket: number): number {
  const countedSize = countedSizes[ticket] ?? 0;
  return (countedSize - 1) / 2 + ((sizes[ticket] ?? 0) - countedSize);
}
