import type { Grouping } from './grouping.ts';

/** Tickets by incident, by group, and by both, in the sizes that every figure is made of. */
export interface Contingency {
  counted: Uint8Array;
  falseAlarms: Uint8Array;
  /** By what is true: a ticket of no incident is alone. */
  incidents: Partition;
  groups: Partition;
  /** Tickets of the same incident in the same group. */
  overlaps: Partition;
  /** Parts of `incidents` with a counted ticket, in the order of their first ones. */
  countedIncidents: Int32Array;
  missedIncidents: number;
}

/** Tickets divided into parts; one number for each ticket. */
export interface Partition {
  /** Part of the ticket, from 0 in the order of first tickets. */
  parts: Int32Array;
  /** 1 for the first ticket of its part. */
  firsts: Uint8Array;
  /** Tickets in its part, itself included. */
  sizes: Int32Array;
  /** Of these the counted ones. */
  countedSizes: Int32Array;
}

/** Beyond every number that an Int32Array holds. */
const OWN_INCIDENT = 2 ** 31;

/** In time linear in the number of tickets. Throws RangeError unless each of them has an incident, a group and marks. */
export function contingencyOf(grouping: Grouping): Contingency {
  const { incidents: numbers, falseAlarms, groups: names, missedIncidents } = grouping;
  const tickets = numbers.length;
  const counted = grouping.counted ?? new Uint8Array(tickets).fill(1);
  if ([names, falseAlarms, counted].some(({ length }) => length !== tickets)) {
    throw new RangeError(
      `expected ${tickets} groups and marks, got ${names.length}, ${falseAlarms.length} and ${counted.length}`,
    );
  }
  const isFalseAlarm = (ticket: number): boolean => falseAlarms[ticket] === 1;
  const incidents = partition(counted, (ticket) =>
    isFalseAlarm(ticket) ? OWN_INCIDENT + ticket : (numbers[ticket] ?? 0),
  );
  const groups = partition(counted, (ticket) => names[ticket] ?? 0);
  const overlaps = partition(counted, (ticket) => tickets * partOf(incidents, ticket) + partOf(groups, ticket));
  const countedIncidents = Int32Array.from(new Set(incidents.parts.filter((_, ticket) => counted[ticket] === 1)));
  return { counted, falseAlarms, incidents, groups, overlaps, countedIncidents, missedIncidents };
}

function partition(counted: Uint8Array, keyOf: (ticket: number) => number): Partition {
  const numbers = new Map<number, number>();
  const firsts = new Uint8Array(counted.length);
  const parts = new Int32Array(counted.length).map((_, ticket) => {
    const key = keyOf(ticket);
    const known = numbers.get(key);
    if (known !== undefined) return known;
    numbers.set(key, numbers.size);
    firsts[ticket] = 1;
    return numbers.size - 1;
  });
  const ones = new Uint8Array(counted.length).fill(1);
  return { parts, firsts, sizes: sizesOf(parts, ones), countedSizes: sizesOf(parts, counted) };
}

function sizesOf(parts: Int32Array, weights: Uint8Array): Int32Array {
  const totals = new Int32Array(parts.length);
  parts.forEach((part, ticket) => (totals[part] = (totals[part] ?? 0) + (weights[ticket] ?? 0)));
  return parts.map((part) => totals[part] ?? 0);
}

const partOf = ({ parts }: Partition, ticket: number): number => parts[ticket] ?? 0;
