import { doubtOf } from './doubt.ts';
import { type Evidence, gatherEvidence } from './evidence.ts';
import { type Example, votesOf } from './examples.ts';
import type { Finding } from './finding.ts';
import type { Knowledge } from './read-prompt.ts';
import { scopeOf } from './scope.ts';
import type { Sentence } from './sentences.ts';

/** What a reading of a ticket finds, before anything is decided. Lists run like the prompt's categories. */
export interface Observation {
  sentences: readonly Sentence[];
  /** What speaks for or against each category, in the order of the text. */
  evidence: Evidence[];
  /** Null for a step that the prompt does not ask for. */
  scope: Finding | null;
  doubt: Finding | null;
  /** How strongly the evidence speaks for each category, at least 0; a full match of a sign is about 1. */
  pulls: number[];
  /** The same for the fallback, with what the counter-signs of the others say; null when the prompt names none. */
  fallbackPull: number | null;
  /** Summed similarity of the examples of each category, at least 0. */
  votes: number[];
}

export function observe(
  sentences: readonly Sentence[],
  examples: readonly Example[],
  knowledge: Knowledge,
): Observation {
  const { categories, instructions, fallback } = knowledge;
  const evidence = gatherEvidence(sentences, knowledge);
  const pulls = categories.map((_, category) => sumOf(evidence.filter(({ sign }) => sign.category === category)));
  return {
    sentences,
    evidence,
    scope: instructions.scope ? scopeOf(sentences, instructions) : null,
    doubt: instructions.doubt ? doubtOf(sentences) : null,
    pulls: pulls.map((pull) => Math.max(0, pull)),
    fallbackPull: fallback === null ? null : Math.max(0, pulls[fallback] ?? 0) - counterWeight(evidence, fallback),
    votes: votesOf(sentences, examples, knowledge),
  };
}

/** What counter-signs of categories other than the fallback say, at most 0. */
function counterWeight(evidence: readonly Evidence[], fallback: number): number {
  return sumOf(evidence.filter(({ sign, weight }) => sign.category !== fallback && weight < 0));
}

const sumOf = (evidence: readonly Evidence[]): number => evidence.reduce((sum, { weight }) => sum + weight, 0);
