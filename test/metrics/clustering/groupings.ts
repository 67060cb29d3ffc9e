import fc from 'fast-check';
import type { Grouping } from '../../../src/metrics/clustering/grouping.ts';
import type { Share } from '../../../src/metrics/share.ts';

export interface GroupedTicket {
  /** Null for a ticket of no incident. */
  incident: string | null;
  group: string;
  isCounted: boolean;
}

interface Letters {
  /** One letter for each ticket; `-` for one of no incident. */
  incidents: string;
  groups: string;
  /** `.` for each ticket that is not counted. */
  counted?: string;
  missed?: number;
}

/** Such as `{ incidents: 'aab-', groups: 'xxxy' }`. */
const ticketsOf = ({ incidents, groups, counted }: Letters): GroupedTicket[] =>
  [...groups].map((group, ticket) => ({
    incident: incidents[ticket] === '-' ? null : (incidents[ticket] ?? null),
    group,
    isCounted: counted?.[ticket] !== '.',
  }));

export const groupingOf = (letters: Letters): Grouping => toGrouping(ticketsOf(letters), letters.missed);

/** Names become numbers in the order in which `names` has them. */
export function toGrouping(
  tickets: readonly GroupedTicket[],
  missed = 0,
  names: readonly string[] = LETTERS,
): Grouping {
  return {
    incidents: Int32Array.from(tickets, ({ incident }) => (incident === null ? 0 : names.indexOf(incident))),
    falseAlarms: Uint8Array.from(tickets, ({ incident }) => (incident === null ? 1 : 0)),
    groups: Int32Array.from(tickets, ({ group }) => names.indexOf(group)),
    counted: Uint8Array.from(tickets, ({ isCounted }) => (isCounted ? 1 : 0)),
    missedIncidents: missed,
  };
}

/** Incidents are among the first of them and groups among the last. */
export const LETTERS = [...'abcdefuvwxyz'];

/** A set of tickets small enough that incidents and groups meet in every way. */
export const anyTickets: fc.Arbitrary<GroupedTicket[]> = fc.array(
  fc.record({
    incident: fc.option(fc.constantFrom(...LETTERS.slice(0, 5)), { freq: 6 }),
    group: fc.constantFrom(...LETTERS.slice(-5)),
    isCounted: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, { weight: 1, arbitrary: fc.constant(false) }),
  }),
  { maxLength: 16 },
);

export const anyMissed = fc.nat({ max: 3 });

/** Rounded, so that another order of summing does not show. */
export const rounded = ({ value, n }: Share): Share => ({
  value: value === null ? null : Math.round(value * 1e9) / 1e9 + 0,
  n: Math.round(n * 1e9) / 1e9,
});
