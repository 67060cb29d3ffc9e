import type { Ticket } from '../../src/tickets/ticket.ts';
import { textsOf } from './fields.ts';
import { findingsOf, type Finding } from './finding.ts';
import { shinglesOf, similarPairs, type SimilarPair } from './shingles.ts';

const THRESHOLD = 0.5;

/** No two tickets share half of their text, in runs of five characters over title and messages. */
export function checkNearDuplicates(tickets: readonly Ticket[]): Finding[] {
  const pairs = similarPairs(
    tickets.map((ticket) => shinglesOf(textsOf(ticket).join('\n'))),
    THRESHOLD,
  );
  const violations = pairs.map((pair) => describe(pair, tickets));
  return findingsOf('near-duplicates', violations, `no two tickets with a Jaccard similarity of ${THRESHOLD} or more`);
}

function describe({ first, second, similarity }: SimilarPair, tickets: readonly Ticket[]): string {
  const [one, other] = [tickets[first], tickets[second]];
  const where = one?.gold.split === other?.gold.split ? `both in ${one?.gold.split}` : 'ACROSS SPLITS';
  return `${one?.id} and ${other?.id}: similarity ${similarity.toFixed(2)}, ${where}`;
}
