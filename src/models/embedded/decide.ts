import type { Knowledge } from './read-prompt.ts';

export interface Decision {
  /** Index of a category. */
  category: number;
  /** 0 to 1. */
  confidence: number;
}

/** How far another category must lead, on a scale from 0 to 1, before an earlier answer is given up. */
const MARGIN = 0.3;

/**
 * The fallback when it is likelier than all the others together, else the likeliest of them; names decide ties, so that
 * the order of the prompt does not. An `earlier` answer stays unless that category leads it clearly.
 */
export function decide(likelihoods: readonly number[], knowledge: Knowledge, earlier: number | null): Decision {
  const own = ownChoice(likelihoods, knowledge);
  const keeps = earlier !== null && earlier !== own && leadOf(own, earlier, { likelihoods, knowledge }) < MARGIN;
  const category = keeps ? earlier : own;
  return { category, confidence: likelihoods[category] ?? 0 };
}

function ownChoice(likelihoods: readonly number[], { categories, fallback }: Knowledge): number {
  if (fallback !== null && (likelihoods[fallback] ?? 0) >= 0.5) return fallback;
  const nameOf = (category: number): string => categories[category]?.name ?? '';
  const rivals = [...likelihoods.keys()].filter((category) => category !== fallback);
  const [best] = rivals.toSorted(
    (a, b) => (likelihoods[b] ?? 0) - (likelihoods[a] ?? 0) || (nameOf(a) < nameOf(b) ? -1 : 1),
  );
  return best ?? fallback ?? 0;
}

/** Between the fallback and another the question is whether to call anybody; between two others, whom to call. */
function leadOf(
  own: number,
  earlier: number,
  { likelihoods, knowledge: { fallback } }: { likelihoods: readonly number[]; knowledge: Knowledge },
): number {
  const quiet = fallback === null ? 0 : (likelihoods[fallback] ?? 0);
  if (own === fallback || earlier === fallback) return Math.abs(2 * quiet - 1);
  return ((likelihoods[own] ?? 0) - (likelihoods[earlier] ?? 0)) / (1 - quiet);
}
