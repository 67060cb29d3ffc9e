import type { Ticket } from '../../src/tickets/ticket.ts';
import { causeOf, lookAlikeOf } from './fields.ts';
import { findingsOf, type Finding } from './finding.ts';
import { groupBy } from './group-by.ts';

const MIN_INCIDENTS = 50;
const INCIDENT_SIZE = { min: 2, max: 6 };
const MIN_LOOK_ALIKES = 15;
const MIN_CAUSES = 2;

/** At least 50 incidents, all of 2 to 6 tickets. */
export function checkIncidentCounts(tickets: readonly Ticket[]): Finding[] {
  const incidents = [...groupBy(tickets, ({ gold }) => gold.incidentId)];
  const odd = incidents.filter(([, { length }]) => length < INCIDENT_SIZE.min || length > INCIDENT_SIZE.max);
  const violations = odd.map(([name, { length }]) => `${name}: ${length} tickets, expected 2 to 6`);
  return numbered('incidents', violations, { count: incidents.length - odd.length, min: MIN_INCIDENTS });
}

/** At least 15 look-alike groups, each about two or more causes: incidents, or tickets alone with their fault. */
export function checkLookAlikeCounts(tickets: readonly Ticket[]): Finding[] {
  const groups = [...groupBy(tickets, lookAlikeOf)];
  const single = groups.filter(([, members]) => new Set(members.map(causeOf)).size < MIN_CAUSES);
  const violations = single.map(([name]) => `${name}: one cause, expected two or more`);
  return numbered('look-alikes', violations, { count: groups.length - single.length, min: MIN_LOOK_ALIKES });
}

function numbered(check: string, violations: string[], { count, min }: { count: number; min: number }): Finding[] {
  const message = `${count} proper groups, expected at least ${min}`;
  return findingsOf(check, count < min ? [...violations, message] : violations, message);
}
