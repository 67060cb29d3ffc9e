import { CUES } from '../cues/cue.ts';
import { judge } from '../judge.ts';
import type { Reading } from '../reading.ts';
import type { Sentence } from '../sentences.ts';
import { fnv1a } from './hash.ts';
import { piecesOf, wordsOf } from './pieces.ts';

/** What the head of a fine-tuned model is told about a ticket. */
export interface Features {
  /** Logarithms of the likelihoods by which the prompt alone decides, in the model's order of categories. */
  prompt: number[];
  /** How many sentences of a kind there are, each 0 to 1. */
  cues: number[];
  /** What the customer says, as hashes of its terms. These and the next are of 16 bits, ascending and distinct. */
  terms: Uint16Array;
  /** What the others say, as hashes of all its words: how they word a reply tells more than what it is about. */
  replies: Uint16Array;
  /** By which similar tickets are found: hashes of the customer's terms and pieces of words. */
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
    ...hashesOf(observation.sentences),
  };
}

function cueShares(sentences: readonly Sentence[]): number[] {
  return CUES.map((cue) => Math.min(ENOUGH, sentences.filter(({ cues }) => cues.has(cue)).length) / ENOUGH);
}

/** What does not change with what the reader knows. */
function hashesOf(sentences: readonly Sentence[]): Pick<Features, 'terms' | 'replies' | 'keys'> {
  const asked = sentences.filter(({ speaker }) => speaker === 'customer');
  const replied = sentences.filter(({ speaker }) => speaker !== 'customer');
  const terms = asked.flatMap((sentence) => [...sentence.terms]);
  return {
    terms: hashed(terms),
    replies: hashed(replied.flatMap(({ text }) => wordsOf(text))),
    keys: hashed([...terms, ...asked.flatMap(({ text }) => piecesOf(text))]),
  };
}

function hashed(texts: readonly string[]): Uint16Array {
  return Uint16Array.from(new Set(texts.map((text) => fnv1a(text) & 0xffff))).sort();
}
