import type { Conversation } from '../../tickets/ticket.ts';
import { termsOf } from '../../util/terms.ts';

/**
 * What is compared of a ticket: the terms of its title and of what the customer wrote; empty when there are none. Pairs
 * of words are left out: hardly one of them occurs in a second ticket, and they would take most of the memory.
 */
export function ticketTerms({ title, messages }: Conversation): Set<string> {
  const written = messages.filter(({ role }) => role === 'customer').map(({ text }) => text);
  const terms = [title ?? '', ...written].flatMap((text) => [...termsOf(text)]);
  return new Set(terms.filter((term) => !isPair(term)));
}

const isPair = (term: string): boolean => term.includes(' ');
