import type { Conversation, Provenance } from '../../tickets/ticket.ts';
import { isEligible } from './eligible.ts';
import type { Candidate, ExamplePool } from './pool.ts';

export const EXAMPLE_SELECTIONS = ['similar', 'fixed', 'mmr'] as const;
export type ExampleSelection = (typeof EXAMPLE_SELECTIONS)[number];

export interface ExampleSettings {
  select: ExampleSelection;
  /** How many are shown; at least 1. */
  count: number;
}

export type SelectExamples = (conversation: Conversation, asked: Provenance) => Candidate[];

/** Candidates looked at for `mmr`, the most similar ones. */
const SHORTLIST = 50;
/** How much likeness to the ticket counts against likeness to what is chosen already. */
const RELEVANCE = 0.7;

/**
 * Chooses examples of confusable cases, the best last, next to the ticket. `similar`: the nearest, at most half of them of one
 * label, so that what is alike and yet labelled otherwise is seen. `mmr`: maximal marginal relevance (J. Carbonell and
 * J. Goldstein, 1998, SIGIR, 335–336), near the ticket and unlike each other. `fixed`: for every ticket the same ones, those
 * most like a ticket of another label. Never one that `isEligible` rules out, so there may be fewer than asked for.
 */
export function createSelection(pool: ExamplePool, { select, count }: ExampleSettings): SelectExamples {
  const order = select === 'fixed' ? mostConfusable(pool) : [];
  return (conversation, asked) => {
    const isAllowed = ({ provenance }: Candidate): boolean => isEligible(provenance, asked);
    if (select === 'fixed') return spreadOverLabels(order.filter(isAllowed), count).reverse();
    const similarities = pool.similaritiesTo(conversation);
    const nearest = ranked(pool.candidates, similarities).filter(({ candidate }) => isAllowed(candidate));
    const chosen =
      select === 'mmr'
        ? marginallyRelevant(pool, nearest.slice(0, SHORTLIST), count)
        : spreadOverLabels(
            nearest.map(({ candidate }) => candidate),
            count,
          );
    return chosen.reverse();
  };
}

interface Ranked {
  candidate: Candidate;
  place: number;
  similarity: number;
}

/** The most similar first, ties by id; what shares nothing with the ticket is left out. */
function ranked(candidates: readonly Candidate[], similarities: Float64Array): Ranked[] {
  return candidates
    .map((candidate, place) => ({ candidate, place, similarity: similarities[place] ?? 0 }))
    .filter(({ similarity }) => similarity > 0)
    .sort((a, b) => b.similarity - a.similarity || a.place - b.place);
}

function spreadOverLabels(candidates: readonly Candidate[], count: number): Candidate[] {
  const most = Math.ceil(count / 2);
  const chosen: Candidate[] = [];
  const shown = new Map<string, number>();
  for (const candidate of candidates) {
    const ofLabel = shown.get(candidate.label) ?? 0;
    if (ofLabel >= most) continue;
    shown.set(candidate.label, ofLabel + 1);
    chosen.push(candidate);
    if (chosen.length === count) break;
  }
  return chosen;
}

function marginallyRelevant(pool: ExamplePool, shortlist: readonly Ranked[], count: number): Candidate[] {
  const left = [...shortlist];
  const chosen: Ranked[] = [];
  const closest = new Float64Array(pool.candidates.length);
  while (chosen.length < count && left.length > 0) {
    const gain = ({ similarity, place }: Ranked): number =>
      RELEVANCE * similarity - (1 - RELEVANCE) * (closest[place] ?? 0);
    const best = left.reduce((a, b) => (gain(b) > gain(a) ? b : a));
    left.splice(left.indexOf(best), 1);
    chosen.push(best);
    pool.similaritiesOf(best.candidate).forEach((similarity, place) => {
      closest[place] = Math.max(closest[place] ?? 0, similarity);
    });
  }
  return chosen.map(({ candidate }) => candidate);
}

/** By the similarity to the nearest ticket of another label and incident, the highest first. */
function mostConfusable(pool: ExamplePool): Candidate[] {
  const confusion = (candidate: Candidate): number => {
    const similarities = pool.similaritiesOf(candidate);
    return pool.candidates.reduce(
      (highest, { label }, place) =>
        label === candidate.label ? highest : Math.max(highest, similarities[place] ?? 0),
      0,
    );
  };
  const scored = pool.candidates.map((candidate) => ({ candidate, score: confusion(candidate) }));
  return scored.sort((a, b) => b.score - a.score).map(({ candidate }) => candidate);
}
