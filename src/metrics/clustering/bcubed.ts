import type { PrecisionRecall } from '../scores.ts';
import { share, type Share } from '../share.ts';
import type { Contingency } from './contingency.ts';
import { perIncident, type Sum, type Terms } from './incident-terms.ts';

export interface BcubedTerms {
  precision: Terms;
  recall: Terms;
  tickets: Terms;
}

/** Shares are of the whole group and the whole incident, with tickets that are not counted and the ticket itself. */
export function bcubedTerms(contingency: Contingency): BcubedTerms {
  const { overlaps, groups, incidents } = contingency;
  const right = (ticket: number): number => overlaps.sizes[ticket] ?? 0;
  return {
    precision: perIncident(contingency, (ticket) => right(ticket) / (groups.sizes[ticket] ?? 1)),
    recall: perIncident(contingency, (ticket) => right(ticket) / (incidents.sizes[ticket] ?? 1)),
    tickets: perIncident(contingency, () => 1),
  };
}

/**
 * B-cubed (A. Bagga and B. Baldwin, 1998, Algorithms for scoring coreference chains; E. Amigó, J. Gonzalo, J. Artiles and
 * F. Verdejo, 2009, Information Retrieval 12:461–486). Precision is the mean over counted tickets of the share of its group
 * that is of its incident, recall of the share of its incident that is in its group, F1 the harmonic mean of these two
 * means. All null without a counted ticket, and never 0, as a ticket always is in its own group.
 */
export function bcubed(terms: BcubedTerms, sum: Sum): PrecisionRecall<Share> {
  const n = sum(terms.tickets);
  const precision = share(sum(terms.precision), n);
  const recall = share(sum(terms.recall), n);
  return { precision, recall, f1: { value: harmonicMean(precision.value, recall.value), n } };
}

const harmonicMean = (a: number | null, b: number | null): number | null =>
  a === null || b === null ? null : (2 * a * b) / (a + b);
