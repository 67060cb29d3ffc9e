import { UsageError } from '../../errors.ts';
import { provenanceOf, type Conversation, type Provenance, type Ticket } from '../../tickets/ticket.ts';
import { readCorpus } from '../text/corpus.ts';
import { indexVectors } from '../text/similarities.ts';
import type { SparseVector } from '../text/sparse-vector.ts';
import { fitTfidf } from '../text/tfidf.ts';
import { ticketTerms } from '../text/ticket-terms.ts';

/** A labelled ticket that may be shown. */
export interface Candidate {
  ticket: Ticket;
  label: string;
  provenance: Provenance;
  vector: SparseVector;
}

/** The labelled tickets that examples are chosen from. */
export interface ExamplePool {
  /** In the order of their ids. */
  candidates: readonly Candidate[];
  /** Cosine, 0 to 1, of a ticket with each candidate, in their order. */
  similaritiesTo(conversation: Conversation): Float64Array;
  similaritiesOf(candidate: Candidate): Float64Array;
}

/** Reads the labelled tickets into memory; throws UsageError when there is none. */
export async function readExamplePool(source: AsyncIterable<Ticket>): Promise<ExamplePool> {
  const tickets = new Map<string, Ticket>();
  for await (const ticket of source) if (ticket.gold.label !== null) tickets.set(ticket.id, ticket);
  if (tickets.size === 0) throw new UsageError('no labelled ticket to take examples from');
  const corpus = await readCorpus(toAsync(tickets.values()));
  const vectorOf = fitTfidf(corpus);
  const candidates = corpus.tickets.flatMap(({ id, label, terms }) => {
    const ticket = tickets.get(id);
    return ticket === undefined ? [] : [{ ticket, label, provenance: provenanceOf(ticket), vector: vectorOf(terms) }];
  });
  const cosines = indexVectors(
    candidates.map(({ vector }) => vector),
    corpus.terms.length,
  );
  return {
    candidates,
    similaritiesTo: (conversation) => cosines(vectorOf(corpus.positionsOf(ticketTerms(conversation)))),
    similaritiesOf: ({ vector }) => cosines(vector),
  };
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* toAsync(tickets: Iterable<Ticket>): AsyncGenerator<Ticket> {
  yield* tickets;
}
