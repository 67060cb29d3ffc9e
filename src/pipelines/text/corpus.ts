import { UsageError } from '../../errors.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { ticketTerms } from './ticket-terms.ts';

export interface TrainingTicket {
  id: string;
  label: string;
  incidentId: string | null;
  /** Positions in the corpus of the terms that it holds, ascending. */
  terms: Uint32Array;
}

/** Labelled tickets as sets of terms; the same in whatever order they came. */
export interface Corpus {
  /** At least one, in the order of their ids. */
  tickets: readonly TrainingTicket[];
  /** The labels that occur, in alphabetical order. */
  labels: readonly string[];
  /** Every term that occurs, in alphabetical order. */
  terms: readonly string[];
  /** In how many tickets each term occurs. */
  ticketCounts: Uint32Array;
  /** Positions of the terms that occur in the corpus, ascending; the others are left out. */
  positionsOf(terms: Iterable<string>): Uint32Array;
}

/** Reads the labelled ones among the tickets; throws UsageError when there is none. */
export async function readCorpus(tickets: AsyncIterable<Ticket>): Promise<Corpus> {
  // Numbers, since a set of texts for each of a hundred thousand tickets would take gigabytes.
  const numbers = new Map<string, number>();
  const drafts: TrainingTicket[] = [];
  for await (const ticket of tickets) {
    const { label, incidentId } = ticket.gold;
    if (label === null) continue;
    drafts.push({ id: ticket.id, label, incidentId, terms: numberTerms(ticketTerms(ticket), numbers) });
  }
  if (drafts.length === 0) throw new UsageError('no labelled ticket to learn from');
  return inOrder(drafts, [...numbers.keys()]);
}

/** A term that was not met before gets the next number. */
function numberTerms(terms: Iterable<string>, numbers: Map<string, number>): Uint32Array {
  return Uint32Array.from(terms, (term) => {
    const number = numbers.get(term) ?? numbers.size;
    numbers.set(term, number);
    return number;
  });
}

function inOrder(drafts: readonly TrainingTicket[], draftTerms: readonly string[]): Corpus {
  const terms = draftTerms.toSorted();
  const positions = new Map(terms.map((term, position) => [term, position]));
  const renumbered = Uint32Array.from(draftTerms, (term) => positions.get(term) ?? 0);
  const tickets = drafts
    .map((draft) => ({ ...draft, terms: draft.terms.map((number) => renumbered[number] ?? 0).sort() }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    tickets,
    labels: [...new Set(tickets.map(({ label }) => label))].sort(),
    terms,
    ticketCounts: countTickets(tickets, terms.length),
    positionsOf: (asked) => Uint32Array.from(known(asked, positions)).sort(),
  };
}

/** In how many of the tickets each of the first `terms` terms occurs. */
export function countTickets(tickets: readonly TrainingTicket[], terms: number): Uint32Array {
  const counts = new Uint32Array(terms);
  for (const ticket of tickets) {
    for (const position of ticket.terms) counts[position] = (counts[position] ?? 0) + 1;
  }
  return counts;
}

function* known(terms: Iterable<string>, positions: ReadonlyMap<string, number>): Generator<number> {
  for (const term of terms) {
    const position = positions.get(term);
    if (position !== undefined) yield position;
  }
}
