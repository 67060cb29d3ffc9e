import { CUES } from '../cues/cue.ts';
import { judge } from '../judge.ts';
import type { Reading } from '../reading.ts';
import type { Sentence } from '../sentences.ts';
import { fnv1a } from './hash.ts';

/** What the head of a fine-tuned model is told about a ticket. */
export interface Features {
  /** Logarithms of the likelihoods by which the prompt alone decides, in the model's order of categories. */
  prompt: number[];
  /** How many sentences of a kind there are, each 0 to 1. */
  cues: number[];
  /** What the customer says, as hashes of its terms of 16 bits, ascending and distinct. */
  keys: Uint16Array;
}

/** So that a category that the prompt rules out can still be learnt. */
const LEAST_LIKELIHOOD = 0.02;
/** Sentences of a kind beyond the third say nothing new. */
const ENOUGH = 3;

/** Whose sentences are counted. */
const HEARD: readonly ((sentence: Sentence) => boolean)[] = [
  ({ speaker }) => speaker === 'customer',
  ({ speaker, stage }) => speaker === 'customer' && stage !== 'opening',
  ({ speaker }) => speaker !== 'customer',
];

export const CUE_FEATURES = HEARD.length * CUES.length;

/** `names` are the model's categories; one that the prompt lacks is as unlikely as can be. */
export function featuresOf(
  { observation, knowledge }: Pick<Reading, 'observation' | 'knowledge'>,
  names: readonly string[],
): Features {
  const likelihoods = judge(observation, knowledge);
  return {
    prompt: names.map((name) => {
      const category = knowledge.categories.findIndex((known) => known.name === name);
      return Math.log(Math.max(LEAST_LIKELIHOOD, likelihoods[category] ?? 0));
    }),
    cues: HEARD.flatMap((isHeard) => cueShares(observation.sentences.filter(isHeard))),
    keys: keysOf(observation.sentences),
  };
}

function cueShares(sentences: readonly Sentence[]): number[] {
  return CUES.map((cue) => Math.min(ENOUGH, sentences.filter(({ cues }) => cues.has(cue)).length) / ENOUGH);
}

function keysOf(sentences: readonly Sentence[]): Uint16Array {
  const keys = new Set<number>();
  for (const { speaker, terms } of sentences) {
    if (speaker !== 'customer') continue;
    for (const term of terms) keys.add(fnv1a(term) & 0xffff);
  }
  return Uint16Array.from(keys).sort();
}
