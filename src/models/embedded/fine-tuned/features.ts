import { ACTS } from '../acts/act.ts';
import { actsOf } from '../acts/acts-of.ts';
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
  /** How many sentences there are with each cue, and with each act; each 0 to 1. */
  cues: number[];
  acts: number[];
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
export const ACT_FEATURES = HEARD.length * ACTS.length;

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
    cues: heardShares(observation.sentences, CUES, ({ cues }) => cues),
    acts: heardShares(observation.sentences, ACTS, ({ text }) => actsOf(text)),
    ...hashesOf(observation.sentences),
  };
}

/** For each of whom is heard, how many of the sentences are of each kind. */
function heardShares<Kind>(
  sentences: readonly Sentence[],
  kinds: readonly Kind[],
  kindsOf: (sentence: Sentence) => ReadonlySet<Kind>,
): number[] {
  const found = sentences.map((sentence) => ({ sentence, of: kindsOf(sentence) }));
  return HEARD.flatMap((isHeard) => {
    const heard = found.filter(({ sentence }) => isHeard(sentence));
    return kinds.map((kind) => Math.min(ENOUGH, heard.filter(({ of }) => of.has(kind)).length) / ENOUGH);
  });
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
