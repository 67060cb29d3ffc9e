import type { Ticket } from '../../src/tickets/ticket.ts';
import { findingsOf, type Finding } from './finding.ts';

/** Tickets in the order of `createdAt`, each beginning there with its first message and going on in time. */
export function checkTimes(tickets: readonly Ticket[]): Finding[] {
  const violations = tickets.flatMap((ticket, index) => [
    ...orderProblems(ticket, tickets[index - 1]),
    ...messageProblems(ticket),
  ]);
  return findingsOf('times', violations, 'tickets and their messages are in the order of time');
}

function orderProblems({ id, createdAt }: Ticket, previous: Ticket | undefined): string[] {
  if (createdAt === null) return [`${id}: createdAt is missing`];
  const earlier = previous?.createdAt ?? null;
  return isBefore(createdAt, earlier) ? [`${id}: created at ${createdAt}, before ${previous?.id} above it`] : [];
}

function messageProblems({ id, createdAt, messages }: Ticket): string[] {
  return messages.flatMap(({ at }, index) => {
    if (at === null) return [`${id}: messages[${index}] has no time`];
    if (index > 0) return isBefore(at, messages[index - 1]?.at ?? null) ? [`${id}: messages[${index}] goes back`] : [];
    const starts = createdAt === null || Date.parse(at) === Date.parse(createdAt);
    return starts ? [] : [`${id}: the first message is at ${at}, not at createdAt ${createdAt}`];
  });
}

const isBefore = (time: string, other: string | null): boolean =>
  other !== null && Date.parse(time) < Date.parse(other);
