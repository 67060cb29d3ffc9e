import type { Ticket } from '../../src/tickets/ticket.ts';
import { SPLITS } from './fields.ts';
import { findingsOf, type Finding } from './finding.ts';

interface Span {
  split: string;
  first: string;
  last: string;
}

/** Each split begins after the one before it has ended, so that nothing is predicted from its future. */
export function checkSplitTime(tickets: readonly Ticket[]): Finding[] {
  const spans = Object.keys(SPLITS).flatMap((split) => spanOf(tickets, split));
  const violations = spans.flatMap((span, index) => {
    const previous = spans[index - 1];
    if (!previous || Date.parse(previous.last) < Date.parse(span.first)) return [];
    return [`${span.split} begins at ${span.first}, ${previous.split} ends at ${previous.last}`];
  });
  const shown = spans.map(({ split, first, last }) => `${split} ${first.slice(0, 10)} to ${last.slice(0, 10)}`);
  return findingsOf('split time', violations, shown.join(', '));
}

function spanOf(tickets: readonly Ticket[], split: string): Span[] {
  const times = tickets.flatMap(({ gold, createdAt }) =>
    gold.split === split && createdAt !== null ? [createdAt] : [],
  );
  const sorted = times.toSorted((one, other) => Date.parse(one) - Date.parse(other));
  const [first, last] = [sorted[0], sorted.at(-1)];
  return first === undefined || last === undefined ? [] : [{ split, first, last }];
}
