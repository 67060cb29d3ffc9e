import { DataError } from '../../../errors.ts';
import type { LinkRecord } from '../../report/sweep-report.ts';
import type { EscalatedTickets } from '../escalated-tickets.ts';
import type { SettingGroups } from './groupings.ts';

/** What the lines of links say: the groups at each setting, and with what each ticket was linked. */
export interface LinkedGroups extends SettingGroups {
  /** Ticket by ticket; null for a founder. */
  similarities: (number | null)[];
}

/** Takes the lines of links of the same tickets, one by one. */
export interface GroupCollector {
  /** Throws DataError when the line names a ticket that is none of these. */
  add(link: LinkRecord): void;
  /** The groups at each setting, in the order of their first lines. Throws DataError when one leaves out a ticket. */
  finish(): LinkedGroups[];
}

export function createGroupCollector({ records }: EscalatedTickets): GroupCollector {
  const places = new Map(records.map(({ ticketId }, place) => [ticketId, place]));
  const placeOf = (ticketId: string): number => {
    const place = places.get(ticketId);
    if (place === undefined) throw new DataError(`the links name a ticket that is not described: ${ticketId}`);
    return place;
  };
  const settings: LinkedGroups[] = [];
  // Lines of a setting stand side by side.
  let last: LinkedGroups | undefined;
  const settingOf = ({ threshold, rewrite }: LinkRecord): LinkedGroups => {
    const isIt = (setting: LinkedGroups): boolean => setting.threshold === threshold && setting.rewrite === rewrite;
    if (last !== undefined && isIt(last)) return last;
    const known = settings.find(isIt);
    if (known !== undefined) return known;
    const found = { threshold, rewrite, groups: unknown(records.length), similarities: [] };
    settings.push(found);
    return found;
  };
  return {
    add: (link) => {
      last = settingOf(link);
      const place = placeOf(link.ticketId);
      last.groups[place] = placeOf(link.group);
      last.similarities[place] = link.similarity;
    },
    finish: () => {
      for (const { groups, threshold } of settings) {
        if (groups.includes(UNKNOWN)) throw new DataError(`the links at ${threshold} leave out tickets`);
      }
      return settings;
    },
  };
}

const UNKNOWN = -1;

const unknown = (length: number): Int32Array => new Int32Array(length).fill(UNKNOWN);
