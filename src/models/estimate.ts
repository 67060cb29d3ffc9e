import type { Usage } from './types.ts';

export interface TokenEstimate {
  inputTokens: number;
  outputTokens: number;
}

/** Says what a call will take before it is made, from what earlier ones have taken. */
export interface Estimator {
  /** Whether a reply has said what calls take; before that an estimate is a guess. */
  isInformed(): boolean;
  estimate(characters: number): TokenEstimate;
  /** Counts that are not known are left out. */
  learn(characters: number, usage: Usage): void;
}

/** High for English (about 1/4), low for Chinese (about 1). */
const GUESSED_TOKENS_PER_CHARACTER = 1 / 3;

/** Replies differ in length: the next may well be twice as long as any before. */
const HEADROOM = 2;

/**
 * Estimates on the high side: the most tokens a character, and twice the longest reply seen so far. Counting with a tokenizer would be
 * right for some models only, and take longer than the rest of a call. `guessedOutput` is the length of replies as long as none has
 * come.
 */
export function createEstimator(guessedOutput: number): Estimator {
  let perCharacter = 0;
  let longestOutput = 0;
  let isInformed = false;
  return {
    isInformed: () => isInformed,
    estimate: (characters) => ({
      inputTokens: Math.ceil(characters * (isInformed ? perCharacter : GUESSED_TOKENS_PER_CHARACTER)),
      outputTokens: isInformed ? HEADROOM * longestOutput : guessedOutput,
    }),
    learn: (characters, { inputTokens, outputTokens }) => {
      if (inputTokens === null || outputTokens === null) return;
      isInformed = true;
      perCharacter = Math.max(perCharacter, inputTokens / Math.max(1, characters));
      longestOutput = Math.max(longestOutput, outputTokens);
    },
  };
}
