import type { ComparedAnswer } from './compared-run.ts';
import { addTicket, emptyTicketList, namedTickets, type TicketList } from './ticket-list.ts';

/** Why an answer of one run has no partner in the other, and how that is said. */
const KINDS = {
  onlyInBase: 'in the base run only',
  onlyInChanged: 'in the changed run only',
  otherContent: 'with other content',
  otherLabel: 'with another label',
  otherIncident: 'with another incident',
} as const;
export type MismatchKind = keyof typeof KINDS;

/** What could not be set side by side. */
export type Mismatches = Record<MismatchKind, TicketList>;

export const emptyMismatches = (): Mismatches => ({
  onlyInBase: emptyTicketList(),
  onlyInChanged: emptyTicketList(),
  otherContent: emptyTicketList(),
  otherLabel: emptyTicketList(),
  otherIncident: emptyTicketList(),
});

/** Adds an answer in place. */
export function addMismatch(mismatches: Mismatches, kind: MismatchKind, answer: ComparedAnswer): void {
  addTicket(mismatches[kind], answerName(answer));
}

/** The ticket's id, and which of several answers about it. */
export const answerName = ({ ticketId, repeat }: Pick<ComparedAnswer, 'ticketId' | 'repeat'>): string =>
  repeat === 0 ? ticketId : `${ticketId} (answer ${repeat + 1})`;

/** One line for each kind that occurs. */
export function mismatchLines(mismatches: Mismatches): string[] {
  return (Object.keys(KINDS) as MismatchKind[]).flatMap((kind) => {
    const tickets = mismatches[kind];
    return tickets.count === 0 ? [] : [`${tickets.count} ${KINDS[kind]}: ${namedTickets(tickets)}`];
  });
}
