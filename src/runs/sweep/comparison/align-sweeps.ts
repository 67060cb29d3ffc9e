import { DataError } from '../../../errors.ts';
import { requireNone, requireSome } from '../../comparison/align-runs.ts';
import { emptyMismatches, type MismatchKind, type Mismatches } from '../../comparison/mismatches.ts';
import { addTicket } from '../../comparison/ticket-list.ts';
import type { ComparedSweep, GroupedTicket } from './compared-sweep.ts';

/** A ticket as either sweep has it. */
export interface TicketPair {
  base: GroupedTicket;
  changed: GroupedTicket;
}

export interface AlignedSweeps {
  /** In the time order of the changed sweep. */
  pairs: TicketPair[];
  /** What has no partner and was left out. */
  mismatches: Mismatches;
  /** Incidents none of whose tickets was escalated; 0 where the sweeps do not agree on it. */
  missedIncidents: number;
}

/**
 * Aligns by ticket; what the prompt saw, label and incident must be the same. Throws DataError, naming tickets, when one has
 * no partner, unless `isIntersection`.
 */
export function alignSweeps(base: ComparedSweep, changed: ComparedSweep, isIntersection: boolean): AlignedSweeps {
  const partners = new Map(base.tickets.map((ticket) => [ticket.ticketId, ticket]));
  const mismatches = emptyMismatches();
  const pairs: TicketPair[] = [];
  for (const ticket of changed.tickets) {
    const partner = partners.get(ticket.ticketId);
    partners.delete(ticket.ticketId);
    const kind = partner === undefined ? 'onlyInChanged' : mismatchOf(partner, ticket);
    if (kind !== null) addTicket(mismatches[kind], ticket.ticketId);
    else if (partner !== undefined) pairs.push({ base: partner, changed: ticket });
  }
  for (const ticketId of partners.keys()) addTicket(mismatches.onlyInBase, ticketId);
  if (!isIntersection) requireNone(mismatches);
  requireSome(pairs.length, mismatches);
  return { pairs, mismatches, missedIncidents: missedIncidents(base, changed, isIntersection) };
}

function mismatchOf(base: GroupedTicket, changed: GroupedTicket): MismatchKind | null {
  if (base.contentSha256 !== changed.contentSha256) return 'otherContent';
  if (base.label !== changed.label) return 'otherLabel';
  return base.incidentId === changed.incidentId ? null : 'otherIncident';
}

function missedIncidents(base: ComparedSweep, changed: ComparedSweep, isIntersection: boolean): number {
  const [there = 0, here = 0] = [base, changed].map(({ facts }) => facts.identity.fromRun?.missedIncidents ?? 0);
  if (there === here) return here;
  if (isIntersection) return 0;
  throw new DataError(
    `the runs are not about the same tickets: ${there} incidents missed in the base run, ${here} in the changed one`,
    { hint: 'Use --intersection to compare the tickets that were escalated in both.' },
  );
}
