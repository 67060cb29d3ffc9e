import type { LabelNames } from '../../src/tickets/parse-ticket.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';

/** What one check says about the data set. */
export interface Finding {
  check: string;
  ok: boolean;
  message: string;
}

/** A pure look at all tickets, in the order of the file. */
export type Check = (tickets: readonly Ticket[], labels: LabelNames) => Finding[];

/** One failed finding for each violation; without any, a passed one that says what holds. */
export function findingsOf(check: string, violations: readonly string[], holds: string): Finding[] {
  if (violations.length === 0) return [{ check, ok: true, message: holds }];
  return violations.map((message) => ({ check, ok: false, message }));
}
