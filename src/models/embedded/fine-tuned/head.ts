import type { Features } from './features.ts';

/** A row of numbers for the head: some that are always there, and a few of many that are there or not. */
export interface HeadInput {
  /** Added to the scores as it is. */
  offset: readonly number[];
  dense: Float64Array;
  bags: readonly Bag[];
}

/** Things of one kind that are there. */
export interface Bag {
  /** Distinct. */
  buckets: Uint16Array;
  /** What each bucket counts. */
  value: number;
}

/** Weights of one category. */
export interface HeadWeights {
  dense: ArrayLike<number>;
  buckets: ArrayLike<number>;
}

/**
 * How much the kinds of features count before any weight, which says how freely their weights may grow. Signs and cues were written
 * with tickets like those of the rows in mind and are trusted less than acts, which were not.
 */
const SCALES = { prompt: 0.5, votes: 10, cues: 0.3, acts: 1, terms: 1, replies: 2 };

/** `bucketCount` is a power of two, from 2 to 2^16: the first half is for what the customer says, the other for the replies. */
export function headInput(features: Features, votes: readonly number[], bucketCount: number): HeadInput {
  const { prompt, cues, acts, terms, replies } = features;
  const half = bucketCount / 2;
  return {
    offset: prompt.map((likelihood) => SCALES.prompt * likelihood),
    dense: Float64Array.from([
      1,
      ...votes.map((vote) => SCALES.votes * vote),
      ...cues.map((cue) => SCALES.cues * cue),
      ...acts.map((act) => SCALES.acts * act),
    ]),
    bags: [
      bagOf(
        terms.map((key) => key & (half - 1)),
        SCALES.terms,
      ),
      bagOf(
        replies.map((key) => half + (key & (half - 1))),
        SCALES.replies,
      ),
    ],
  };
}

/** `length` is that of the bag as a vector. */
function bagOf(keys: Uint16Array, length: number): Bag {
  const buckets = Uint16Array.from(new Set(keys));
  return { buckets, value: length / Math.sqrt(Math.max(1, buckets.length)) };
}

/** The probability of each category: softmax of the offset and the weighted input. */
export function probabilities(input: HeadInput, weights: readonly HeadWeights[]): number[] {
  const scores = weights.map((row, category) => (input.offset[category] ?? 0) + scoreOf(input, row));
  const highest = Math.max(...scores);
  const powers = scores.map((score) => Math.exp(score - highest));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}

function scoreOf({ dense, bags }: HeadInput, weights: HeadWeights): number {
  let score = 0;
  for (let index = 0; index < dense.length; index++) score += (dense[index] ?? 0) * (weights.dense[index] ?? 0);
  for (const { buckets, value } of bags) {
    let said = 0;
    for (const bucket of buckets) said += weights.buckets[bucket] ?? 0;
    score += value * said;
  }
  return score;
}
