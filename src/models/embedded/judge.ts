import type { Observation } from './observation.ts';
import type { Knowledge } from './read-prompt.ts';
import { EXAMPLES, LEAST_PULL, WEIGHTS } from './weights.ts';

interface Rival {
  category: number;
  /** How strongly the evidence speaks for it, at least 0. */
  pull: number;
}

/**
 * How likely each category is, in the order of the prompt; the sum is 1. Without a fallback the pulls decide. With one,
 * the strongest pull, the scope, the doubt and the examples say how likely it is that somebody must be called; the
 * pulls share that out, and the fallback gets the rest.
 */
export function judge(observation: Observation, knowledge: Knowledge): number[] {
  const rivals = rivalsOf(observation, knowledge);
  const likelihood = knowledge.fallback === null ? 1 : callLikelihood(observation, knowledge, rivals);
  const likelihoods = knowledge.categories.map(() => 0);
  for (const { category, pull } of rivals) likelihoods[category] = likelihood * shareOf(pull, rivals);
  if (knowledge.fallback !== null) likelihoods[knowledge.fallback] = 1 - likelihood;
  return likelihoods;
}

/** All but the fallback, with what similar examples add. */
function rivalsOf({ pulls, votes }: Observation, { fallback }: Knowledge): Rival[] {
  return pulls
    .map((pull, category) => ({ category, pull: pull + EXAMPLES.pull * (votes[category] ?? 0) }))
    .filter(({ category }) => category !== fallback);
}

function callLikelihood(observation: Observation, { fallback }: Knowledge, rivals: readonly Rival[]): number {
  const { scope, doubt, fallbackPull, votes } = observation;
  const strongest = Math.max(0, ...rivals.map(({ pull }) => pull));
  if (strongest <= LEAST_PULL) return 0;
  const prior =
    scope === null && doubt === null ? WEIGHTS.quickBar : WEIGHTS.bar + (scope?.weight ?? 0) + (doubt?.weight ?? 0);
  const said = votes.reduce((sum, vote, category) => sum + (category === fallback ? -vote : vote), 0);
  const odds =
    prior +
    WEIGHTS.pull * Math.sqrt(strongest) +
    WEIGHTS.fallbackPull * Math.sqrt(fallbackPull ?? 0) +
    EXAMPLES.call * said;
  return 1 / (1 + Math.exp(-odds));
}

/** Its share of the squared pulls, so that a clear lead gives a confident answer. */
function shareOf(pull: number, rivals: readonly Rival[]): number {
  const total = rivals.reduce((sum, rival) => sum + rival.pull ** 2, 0);
  return total === 0 ? 1 / rivals.length : pull ** 2 / total;
}
