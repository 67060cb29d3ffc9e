import type { LabelNames } from '../../src/tickets/parse-ticket.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { linesOf, TAGS } from './fields.ts';
import { findingsOf, type Finding } from './finding.ts';

const LATE_FROM = 2;
const LONG_MESSAGES = 8;
const LONG_LINES = 15;

/** Label, `escalateAt` and tags of each ticket agree with each other and with its messages. */
export function checkGold(tickets: readonly Ticket[], labels: LabelNames): Finding[] {
  const violations = tickets.flatMap((ticket) =>
    [...escalationProblems(ticket, labels), ...tagProblems(ticket)].map((text) => `${ticket.id}: ${text}`),
  );
  return findingsOf('gold', violations, 'label, escalateAt and tags agree');
}

function escalationProblems({ gold, messages }: Ticket, labels: LabelNames): string[] {
  const { label, escalateAt } = gold;
  if (label === null || !labels.names.includes(label)) return [`label ${label} is unknown`];
  if ((label === labels.quiet) !== (escalateAt === null)) return [`escalateAt ${escalateAt} with the label ${label}`];
  const isInRange = escalateAt === null || (escalateAt >= 0 && escalateAt < messages.length);
  return isInRange ? [] : [`escalateAt ${escalateAt} of ${messages.length} messages`];
}

function tagProblems({ gold: { tags, escalateAt }, messages }: Ticket): string[] {
  const unknown = tags.filter((tag) => !TAGS.some((known) => known === tag));
  const repeated = new Set(tags).size < tags.length ? ['a tag occurs twice'] : [];
  const isLate = escalateAt !== null && escalateAt >= LATE_FROM;
  const isLong = messages.length >= LONG_MESSAGES || messages.some(({ text }) => linesOf(text) > LONG_LINES);
  return [
    ...unknown.map((tag) => `tag ${tag} is unknown`),
    ...repeated,
    ...mismatch(tags, 'late_escalation', isLate),
    ...mismatch(tags, 'long', isLong),
  ];
}

function mismatch(tags: readonly string[], tag: string, isDue: boolean): string[] {
  if (tags.includes(tag) === isDue) return [];
  return [isDue ? `tag ${tag} is missing` : `tag ${tag} without reason`];
}
