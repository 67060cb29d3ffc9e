import { DataError } from '../../../errors.ts';
import type { LinkRecord } from '../../report/sweep-report.ts';
import type { EscalatedTickets } from '../escalated-tickets.ts';
import type { SettingGroups } from './groupings.ts';

/** What the lines of links say: the groups at each setting, and with what each ticket was linked. */
export interface LinkedGroups extends SettingGroups {
  /** Ticket by ticket; null for a founder. */
  similarities: (number | null)[];
}

/** Throws DataError when a line names a ticket that is none of these, or when a ticket has none at a setting. */
export async function readGroups(
  links: AsyncIterable<LinkRecord>,
  { records }: EscalatedTickets,
): Promise<LinkedGroups[]> {
  const places = new Map(records.map(({ ticketId }, place) => [ticketId, place]));
  const placeOf = (ticketId: string): number => {
    const place = places.get(ticketId);
    if (place === undefined) throw new DataError(`the links name a ticket that is not described: ${ticketId}`);
    return place;
  };
  const settings = new Map<string, LinkedGroups>();
  for await (const { ticketId, threshold, rewrite, group, similarity } of links) {
    const key = `${rewrite} ${threshold}`;
    const setting = settings.get(key) ?? { threshold, rewrite, groups: unknown(records.length), similarities: [] };
    settings.set(key, setting);
    setting.groups[placeOf(ticketId)] = placeOf(group);
    setting.similarities[placeOf(ticketId)] = similarity;
  }
  for (const { groups, threshold } of settings.values()) {
    if (groups.includes(UNKNOWN)) throw new DataError(`the links at ${threshold} leave out tickets`);
  }
  return [...settings.values()];
}

const UNKNOWN = -1;

const unknown = (length: number): Int32Array => new Int32Array(length).fill(UNKNOWN);
