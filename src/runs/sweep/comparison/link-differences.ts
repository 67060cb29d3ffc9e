import type { Contingency } from '../../../metrics/clustering/contingency.ts';
import type { GroupedTicket } from './compared-sweep.ts';
import type { TicketPair } from './align-sweeps.ts';
import type { LinkDifference } from './sweep-comparison.ts';

const MOST_KEPT = 100;

/** In report order: what made it worse first. */
const KINDS = [
  { change: 'lost', isRight: true },
  { change: 'gained', isRight: false },
  { change: 'gained', isRight: true },
  { change: 'lost', isRight: false },
] as const;

/** Links that one sweep makes and the other does not: into the group of another founder, or not at all. */
export function linkDifferences(
  pairs: readonly TicketPair[],
  contingencies: { base: Contingency; changed: Contingency },
): LinkDifference[] {
  const differences = KINDS.map((kind): LinkDifference => ({ ...kind, count: 0, first: [] }));
  const add = (ticket: GroupedTicket, change: LinkDifference['change'], isRight: boolean): void => {
    const own = differences.find((one) => one.change === change && one.isRight === isRight);
    if (own === undefined) return;
    const { ticketId, incidentId, group } = ticket;
    if (own.count++ < MOST_KEPT) own.first.push({ ticketId, incidentId, founderId: group ?? ticketId });
  };
  pairs.forEach(({ base, changed }, place) => {
    const [before, after] = [linkOf(contingencies.base, place), linkOf(contingencies.changed, place)];
    if (before !== null && after !== null && base.group === changed.group) return;
    if (before !== null) add(base, 'lost', before.isRight);
    if (after !== null) add(changed, 'gained', after.isRight);
  });
  return differences.filter(({ count }) => count > 0);
}

/** Null for a ticket that is the first of its group. */
function linkOf({ groups, overlaps }: Contingency, place: number): { isRight: boolean } | null {
  return groups.firsts[place] === 1 ? null : { isRight: overlaps.firsts[place] === 0 };
}
