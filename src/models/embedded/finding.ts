import type { Cue } from './cues/cue.ts';
import type { Sentence } from './sentences.ts';

/** What a step found. */
export interface Finding {
  /** Log-odds for calling somebody. */
  weight: number;
  /** The sentences it rests on. */
  sentences: Sentence[];
}

/** Sentences of a kind beyond the second say nothing new. */
const ENOUGH = 2;

/** `weight` for each sentence with the cue, `most` at most. */
export function count(sentences: readonly Sentence[], cue: Cue, weight: number, most = ENOUGH): Finding {
  const found = sentences.filter(({ cues }) => cues.has(cue)).slice(-most);
  return { weight: weight * found.length, sentences: found };
}

export function merge(findings: readonly Finding[]): Finding {
  return {
    weight: findings.reduce((sum, { weight }) => sum + weight, 0),
    sentences: [...new Set(findings.flatMap(({ sentences }) => sentences))],
  };
}
