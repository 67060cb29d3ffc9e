import type { Provenance } from '../../tickets/ticket.ts';

/**
 * Whether a ticket may serve as an example for another one: not when it is the same, tells of the same incident, comes from the
 * same customer, or is not known to be older, as at the time of asking nobody could have seen it.
 */
export function isEligible(example: Provenance, asked: Provenance): boolean {
  if (example.id === asked.id) return false;
  if (isSame(example.incidentId, asked.incidentId) || isSame(example.customer, asked.customer)) return false;
  return isOlder(example.createdAt, asked.createdAt);
}

const isSame = (a: string | null, b: string | null): boolean => a !== null && a === b;

/** Without a time on both sides, time can't tell. */
function isOlder(example: string | null, asked: string | null): boolean {
  if (example === null || asked === null) return asked === null;
  return Date.parse(example) < Date.parse(asked);
}
