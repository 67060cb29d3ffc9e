import type { Ticket } from '../../src/tickets/ticket.ts';
import { lookAlikeOf } from './fields.ts';
import { findingsOf, type Finding } from './finding.ts';
import { groupBy } from './group-by.ts';

const KEYS: Record<string, (ticket: Ticket) => string | null> = {
  incident: ({ gold }) => gold.incidentId,
  customer: ({ customer }) => customer,
  'look-alike group': lookAlikeOf,
};

/** No incident, customer or look-alike group has tickets in two splits. */
export function checkCrossings(tickets: readonly Ticket[]): Finding[] {
  const violations = Object.entries(KEYS).flatMap(([kind, keyOf]) =>
    [...groupBy(tickets, keyOf)].flatMap(([name, members]) => crossing(`${kind} ${name}`, members)),
  );
  return findingsOf('crossings', violations, `no ${Object.keys(KEYS).join(', ')} crosses a split`);
}

function crossing(name: string, members: readonly Ticket[]): string[] {
  if (new Set(members.map(({ gold }) => gold.split)).size < 2) return [];
  return [`${name} crosses splits: ${members.map(({ id, gold }) => `${id} ${gold.split}`).join(', ')}`];
}
