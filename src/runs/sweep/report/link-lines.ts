import type { Grouping } from '../../../dedup/sweep.ts';
import type { LinkRecord } from '../../report/sweep-report.ts';
import type { EscalatedTickets } from '../escalated-tickets.ts';

/** A line for each ticket and setting: without rewriting first, by ascending threshold, in time order. */
export function* linkLines({ records }: EscalatedTickets, groupings: readonly Grouping[]): Generator<LinkRecord> {
  for (const { threshold, rewrite, placements } of inOrder(groupings)) {
    for (const [place, { group, similarity }] of placements.entries()) {
      const record = records[place];
      const founder = records[group];
      if (record === undefined || founder === undefined) throw new RangeError(`there is no ticket ${place}`);
      const { ticketId, incidentId } = record;
      yield { ticketId, threshold, rewrite, group: founder.ticketId, similarity, incidentId };
    }
  }
}

const inOrder = (groupings: readonly Grouping[]): Grouping[] =>
  groupings.toSorted((a, b) => Number(a.rewrite) - Number(b.rewrite) || a.threshold - b.threshold);
