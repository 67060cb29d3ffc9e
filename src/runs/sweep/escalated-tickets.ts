import { inTimeOrder } from '../../dedup/item.ts';
import type { SweepFacts } from '../folder/manifest.ts';
import type { DescriptionRecord } from './log/description-record.ts';

/** What is true of tickets. */
export interface Truth {
  /** Number of the incident of each ticket, from 0; one without an incident has a number of its own. */
  incidents: Int32Array;
  /** 1 for a ticket whose label is not to be escalated. */
  falseAlarms: Uint8Array;
}

/** The tickets that are grouped, in time order, and what is true of them. */
export interface EscalatedTickets extends Truth {
  records: DescriptionRecord[];
  /** Milliseconds since 1970, ticket by ticket; null for a ticket without a time. */
  times: (number | null)[];
}

export function escalatedTickets(
  records: readonly DescriptionRecord[],
  facts: Pick<SweepFacts, 'categories'>,
): EscalatedTickets {
  const byPlace = records.toSorted((a, b) => a.ordinal - b.ordinal);
  const items = byPlace.map((record) => ({ id: record.ticketId, at: timeOf(record), record }));
  const ordered = inTimeOrder(items);
  const inTime = ordered.map(({ record }) => record);
  return { records: inTime, times: ordered.map(({ at }) => at), ...truthOf(inTime, facts) };
}

export function truthOf(
  records: readonly Pick<DescriptionRecord, 'label' | 'incidentId'>[],
  { categories }: Pick<SweepFacts, 'categories'>,
): Truth {
  const escalating = new Set(categories.filter(({ escalates }) => escalates).map(({ name }) => name));
  return {
    incidents: numbered(records.map(({ incidentId }) => incidentId)),
    falseAlarms: Uint8Array.from(records, ({ label }) => (escalating.has(label) ? 0 : 1)),
  };
}

function timeOf({ createdAt }: DescriptionRecord): number | null {
  const time = createdAt === null ? Number.NaN : Date.parse(createdAt);
  return Number.isNaN(time) ? null : time;
}

/** Equal names get the same number, from 0; each null one of its own. */
export function numbered(names: readonly (string | null)[]): Int32Array {
  const numbers = new Map<string, number>();
  let next = 0;
  return Int32Array.from(names, (name) => {
    const number = (name === null ? undefined : numbers.get(name)) ?? next++;
    if (name !== null) numbers.set(name, number);
    return number;
  });
}

/** Those at the given places, which are in ascending order. */
export function ticketsAt(tickets: EscalatedTickets, places: readonly number[]): EscalatedTickets {
  return {
    records: places.flatMap((place) => tickets.records[place] ?? []),
    times: places.map((place) => tickets.times[place] ?? null),
    incidents: Int32Array.from(places, (place) => tickets.incidents[place] ?? 0),
    falseAlarms: Uint8Array.from(places, (place) => tickets.falseAlarms[place] ?? 0),
  };
}
