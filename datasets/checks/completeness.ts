import { problem } from '../../src/tickets/problem.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { languageField } from './fields.ts';
import { findingsOf, type Finding } from './finding.ts';

const MIN_MESSAGES = 2;
const MAX_MESSAGES = 12;

/** Customer, title and language filled; product and region may be missing, but not blank; 2 to 12 messages with text. */
export function checkCompleteness(tickets: readonly Ticket[]): Finding[] {
  const violations = tickets.flatMap((ticket) =>
    [...fieldProblems(ticket), ...messageProblems(ticket)].map((text) => `${ticket.id}: ${text}`),
  );
  return findingsOf('completeness', violations, 'fields are filled, each ticket has 2 to 12 messages');
}

function fieldProblems(ticket: Ticket): string[] {
  const { product, region, customer, title } = ticket;
  const needed = { customer, title, language: languageField(ticket) };
  const optional = { product: product ?? 'missing', region: region ?? 'missing' };
  const blank = Object.entries({ ...needed, ...optional }).filter(([, value]) => value === null || value.trim() === '');
  return blank.map(([field, value]) => problem(field, 'text', value));
}

function messageProblems({ messages }: Ticket): string[] {
  const { length } = messages;
  const isFew = length >= MIN_MESSAGES && length <= MAX_MESSAGES;
  const count = isFew ? [] : [problem('messages', `${MIN_MESSAGES} to ${MAX_MESSAGES}`, length)];
  const blank = messages.flatMap(({ text }, index) => (text.trim() === '' ? [`messages[${index}]: no text`] : []));
  return [...count, ...blank];
}
