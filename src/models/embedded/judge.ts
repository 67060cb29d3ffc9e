import { doubtOf } from './doubt.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import type { Finding } from './finding.ts';
import type { Knowledge } from './read-prompt.ts';
import { scopeOf } from './scope.ts';
import type { Sentence } from './sentences.ts';
import { LEAST_PULL, WEIGHTS } from './weights.ts';

export interface Judgement {
  category: string;
  /** 0 to 1. */
  confidence: number;
  /** What speaks for or against each category, in the order of the text. */
  evidence: Evidence[];
  /** Null for a step that the prompt does not ask for. */
  scope: Finding | null;
  doubt: Finding | null;
}

interface Rival {
  name: string;
  /** How strongly the evidence speaks for it, at least 0. */
  pull: number;
}

/**
 * The category with the most evidence wins when its pull, the scope and the doubt make it likelier than not that
 * somebody must be called; else the fallback does. Without a fallback the most evidence wins.
 */
export function judge(sentences: readonly Sentence[], knowledge: Knowledge): Judgement {
  const { instructions } = knowledge;
  const evidence = gatherEvidence(sentences, knowledge);
  const scope = instructions.scope ? scopeOf(sentences, instructions) : null;
  const doubt = instructions.doubt ? doubtOf(sentences) : null;
  const rivals = rivalsOf(evidence, knowledge);
  const decision = decide(rivals, {
    fallback: fallbackOf(evidence, knowledge),
    prior:
      scope === null && doubt === null ? WEIGHTS.quickBar : WEIGHTS.bar + (scope?.weight ?? 0) + (doubt?.weight ?? 0),
  });
  return { ...decision, evidence, scope, doubt };
}

/** All but the fallback, the strongest first; names decide ties, so that the order of the prompt does not. */
function rivalsOf(evidence: readonly Evidence[], { categories, instructions }: Knowledge): Rival[] {
  return categories
    .map(({ name }, category) => ({ name, pull: sumOf(evidence.filter(({ sign }) => sign.category === category)) }))
    .filter(({ name }) => name !== instructions.fallback)
    .toSorted((a, b) => b.pull - a.pull || (a.name < b.name ? -1 : 1));
}

/** The fallback with its own evidence and what the counter-signs of the others say; null when the prompt has none. */
function fallbackOf(evidence: readonly Evidence[], { categories, instructions }: Knowledge): Rival | null {
  const fallback = categories.findIndex(({ name }) => name === instructions.fallback);
  const name = categories[fallback]?.name;
  if (name === undefined) return null;
  const own = sumOf(evidence.filter(({ sign }) => sign.category === fallback));
  const against = evidence.filter(({ sign, weight }) => sign.category !== fallback && weight < 0);
  return { name, pull: own - against.reduce((sum, { weight }) => sum + weight, 0) };
}

function sumOf(evidence: readonly Evidence[]): number {
  return Math.max(
    0,
    evidence.reduce((sum, { weight }) => sum + weight, 0),
  );
}

function decide(
  rivals: readonly Rival[],
  { fallback, prior }: { fallback: Rival | null; prior: number },
): { category: string; confidence: number } {
  const [strongest] = rivals;
  if (strongest === undefined) return { category: fallback?.name ?? '', confidence: 1 };
  if (fallback === null) return { category: strongest.name, confidence: shareOf(strongest, rivals) };
  const odds = prior + WEIGHTS.pull * Math.sqrt(strongest.pull) + WEIGHTS.fallbackPull * Math.sqrt(fallback.pull);
  const likelihood = strongest.pull <= LEAST_PULL ? 0 : 1 / (1 + Math.exp(-odds));
  return likelihood > 0.5
    ? { category: strongest.name, confidence: likelihood * shareOf(strongest, rivals) }
    : { category: fallback.name, confidence: 1 - likelihood };
}

/** Its share of the squared pulls, so that a clear lead gives a confident answer. */
function shareOf({ pull }: Rival, rivals: readonly Rival[]): number {
  const total = rivals.reduce((sum, rival) => sum + rival.pull ** 2, 0);
  return total === 0 ? 1 / rivals.length : pull ** 2 / total;
}
