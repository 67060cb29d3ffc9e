import type { Ticket } from '../../src/tickets/ticket.ts';
import { findingsOf, type Finding } from './finding.ts';

/** No id occurs twice, and ids rise through the file, their digits compared as numbers. */
export function checkIds(tickets: readonly Ticket[]): Finding[] {
  const seen = new Set<string>();
  const violations: string[] = [];
  tickets.forEach(({ id }, index) => {
    const previous = tickets[index - 1]?.id;
    if (seen.has(id)) violations.push(`${id}: the id occurs twice`);
    else if (previous !== undefined && compareIds(previous, id) >= 0)
      violations.push(`${id}: stands after ${previous}`);
    seen.add(id);
  });
  return findingsOf('ids', violations, 'ids are unique and in the order of the file');
}

function compareIds(one: string, other: string): number {
  return one.localeCompare(other, 'en', { numeric: true });
}
