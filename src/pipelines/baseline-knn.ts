import type { Provenance } from '../tickets/ticket.ts';
import type { Corpus, TrainingTicket } from './text/corpus.ts';
import { findNearest, type Neighbour } from './text/nearest.ts';
import { indexVectors } from './text/similarities.ts';
import { textBaseline, type Judge, type Judgement } from './text/text-baseline.ts';
import { fitTfidf } from './text/tfidf.ts';

const MOST_VOTERS = 5;

/** What the most similar tickets were: a vote of training tickets, each as heavy as its cosine similarity. */
export const baselineKnn = textBaseline('no call: vote of the five most similar tickets of the train split', learn);

function learn(corpus: Corpus, quiet: string): Judge {
  const { tickets, terms } = corpus;
  const toVector = fitTfidf(corpus);
  const vectors = tickets.map((ticket) => toVector(ticket.terms));
  const similaritiesTo = indexVectors(vectors, terms.length);
  return (positions, asked) => {
    const similarities = similaritiesTo(toVector(positions));
    const isAllowed = (ticket: TrainingTicket): boolean => !isSameCase(ticket, asked);
    return vote(findNearest(tickets, similarities, { most: MOST_VOTERS, isAllowed }), quiet);
  };
}

/** The ticket itself, or another one about its incident: they would give the answer away. */
const isSameCase = ({ id, incidentId }: TrainingTicket, asked: Provenance): boolean =>
  id === asked.id || (incidentId !== null && incidentId === asked.incidentId);

/** Of equal votes the label that comes first in the alphabet wins. */
function vote(voters: readonly Neighbour<TrainingTicket>[], quiet: string): Judgement {
  const votes = new Map<string, number>();
  for (const { item, similarity } of voters) votes.set(item.label, (votes.get(item.label) ?? 0) + similarity);
  const [winner] = [...votes].sort(([labelA, a], [labelB, b]) => b - a || (labelA < labelB ? -1 : 1));
  if (winner === undefined) {
    return { category: quiet, confidence: null, reasoning: 'No training ticket shares a term with it.' };
  }
  const [category, votesFor] = winner;
  const all = voters.reduce((sum, { similarity }) => sum + similarity, 0);
  const named = voters.map(({ item, similarity }) => `${item.id} (${item.label}, ${similarity.toFixed(2)})`);
  return { category, confidence: votesFor / all, reasoning: `Most similar: ${named.join(', ')}.` };
}
