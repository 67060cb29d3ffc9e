import { quote } from '../../src/tickets/problem.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { findingsOf, type Finding } from './finding.ts';

const MIN_CHARACTERS = 60;

/** No message of more than 60 characters stands in two tickets. */
export function checkRepeatedMessages(tickets: readonly Ticket[]): Finding[] {
  const violations = [...holdersOf(tickets)].flatMap(([text, holders]) => {
    if (holders.size < 2) return [];
    const ids = [...holders].map(({ id, gold }) => `${id} ${gold.split}`);
    return [`${ids.join(', ')}: ${quote(text)}`];
  });
  return findingsOf(
    'repeated messages',
    violations,
    `no message of more than ${MIN_CHARACTERS} characters occurs twice`,
  );
}

/** The tickets that hold each long message; one that says it twice counts once. */
function holdersOf(tickets: readonly Ticket[]): Map<string, Set<Ticket>> {
  const holders = new Map<string, Set<Ticket>>();
  for (const ticket of tickets) {
    for (const { text } of ticket.messages) {
      const key = text.trim();
      if (Array.from(key).length > MIN_CHARACTERS) holders.set(key, (holders.get(key) ?? new Set()).add(ticket));
    }
  }
  return holders;
}
