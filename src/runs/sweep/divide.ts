import type { EscalatedTickets } from './escalated-tickets.ts';
import type { Part } from './log/link-record.ts';

/** Places of the tickets of each part, in ascending order. */
export interface Division {
  by: 'split' | 'time' | 'order';
  places: Record<Part, number[]>;
}

const HELD_OUT_SPLIT = 'test';

/**
 * A threshold is chosen on the tickets whose split is not "test" and looked at on those whose split is. Where one of these
 * is empty, it is chosen on the first half of the incidents by the time of their first ticket, rounded up, and looked at on
 * the others; a false alarm counts as an incident here. Tickets without a time come last, in the order of the data set.
 */
export function divide({ records, times, incidents, falseAlarms }: EscalatedTickets): Division {
  const bySplit = partition(records.map(({ split }) => split !== HELD_OUT_SPLIT));
  if (bySplit.development.length > 0 && bySplit['held-out'].length > 0) return { by: 'split', places: bySplit };
  // A false alarm's number may be that of an incident.
  const keys = records.map((_, place) => (falseAlarms[place] === 1 ? `alarm ${place}` : `${incidents[place] ?? ''}`));
  const inOrder = [...new Set(keys)];
  const early = new Set(inOrder.slice(0, Math.ceil(inOrder.length / 2)));
  const by = times.every((time) => time === null) ? 'order' : 'time';
  return { by, places: partition(keys.map((key) => early.has(key))) };
}

function partition(isDevelopment: readonly boolean[]): Record<Part, number[]> {
  const places = (part: boolean): number[] => isDevelopment.flatMap((is, place) => (is === part ? [place] : []));
  return { development: places(true), 'held-out': places(false) };
}
