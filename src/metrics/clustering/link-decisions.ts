import { precisionRecall } from '../precision-recall.ts';
import { share, type Share } from '../share.ts';
import type { Contingency } from './contingency.ts';
import { perIncident, type Sum, type Terms } from './incident-terms.ts';
import type { ClusteringScores } from './scores.ts';

/** Decisions about counted tickets, each of which either founds a group or is linked to one. */
export interface LinkTerms {
  links: Terms;
  /** Links to a group that holds an earlier ticket of the incident. */
  rightLinks: Terms;
  /** Tickets that come after another of their incident. */
  repeats: Terms;
  /** Founders that are the first of their incident. */
  rightFounders: Terms;
  tickets: Terms;
}

export function linkTerms(contingency: Contingency): LinkTerms {
  const { incidents, groups, overlaps } = contingency;
  const count = (isOne: (ticket: number) => boolean): Terms =>
    perIncident(contingency, (ticket) => (isOne(ticket) ? 1 : 0));
  const isFounder = (ticket: number): boolean => groups.firsts[ticket] === 1;
  const isNew = (ticket: number): boolean => incidents.firsts[ticket] === 1;
  return {
    links: count((ticket) => !isFounder(ticket)),
    rightLinks: count((ticket) => overlaps.firsts[ticket] === 0),
    repeats: count((ticket) => !isNew(ticket)),
    rightFounders: count((ticket) => isFounder(ticket) && isNew(ticket)),
    tickets: count(() => true),
  };
}

/** 1 for a ticket about which the decision was right: counted in the accuracy. */
export const rightDecisions = ({ incidents, groups, overlaps }: Contingency): Uint8Array =>
  Uint8Array.from(overlaps.firsts, (isFirst, ticket) =>
    isFirst === 0 || (groups.firsts[ticket] === 1 && incidents.firsts[ticket] === 1) ? 1 : 0,
  );

/**
 * Decisions one by one, as somebody on call meets them: precision = right links / links, recall = right links / tickets
 * with an earlier one of their incident, accuracy = (right links + right founders) / tickets. A right decision of a late
 * ticket does not mend the wrong one of an early ticket. The definition is our own: the paper gives none.
 */
export function linkDecisions(terms: LinkTerms, sum: Sum): ClusteringScores<Share>['link'] {
  const tp = sum(terms.rightLinks);
  const { precision, recall, f1 } = precisionRecall({ tp, fp: sum(terms.links) - tp, fn: sum(terms.repeats) - tp });
  return { precision, recall, f1, accuracy: share(tp + sum(terms.rightFounders), sum(terms.tickets)) };
}
