import type { CallKind } from './call-kind.ts';
import type { Usage } from './types.ts';

export interface TokenEstimate {
  inputTokens: number;
  outputTokens: number;
}

/** Says what a call will take before it is made, from what earlier ones have taken. */
export interface Estimator {
  /** Whether an estimate may be far too low, as no reply has said what calls take. */
  isGuess(): boolean;
  estimate(characters: number): TokenEstimate;
  /** Counts that are not known are left out. */
  learn(characters: number, usage: Usage): void;
}

/** What a call is taken for as long as no reply has said what calls take. */
interface Guess {
  tokensPerCharacter: number;
  outputTokens: number;
  /** Whether hardly any call takes much more. */
  isBound: boolean;
}

const GUESSES: Record<CallKind, Guess> = {
  // High for English (about 1/4), low for Chinese (about 1), and replies may be of any length.
  chat: { tokensPerCharacter: 1 / 3, outputTokens: 300, isBound: false },
  // There is no reply to be paid for, and texts of more tokens than characters are rare, such as in Burmese.
  embedding: { tokensPerCharacter: 1, outputTokens: 0, isBound: true },
};

/** Replies differ in length: the next may well be twice as long as any before. */
const HEADROOM = 2;

/**
 * Estimates on the high side: the most tokens a character, and twice the longest reply seen so far. Counting with a tokenizer would be
 * right for some models only, and take longer than the rest of a call.
 */
export function createEstimator(kind: CallKind): Estimator {
  const guess = GUESSES[kind];
  let perCharacter = 0;
  let longestOutput = 0;
  let isInformed = false;
  return {
    isGuess: () => !isInformed && !guess.isBound,
    estimate: (characters) => ({
      inputTokens: Math.ceil(characters * (isInformed ? perCharacter : guess.tokensPerCharacter)),
      outputTokens: isInformed ? HEADROOM * longestOutput : guess.outputTokens,
    }),
    learn: (characters, { inputTokens, outputTokens }) => {
      if (inputTokens === null || outputTokens === null) return;
      isInformed = true;
      perCharacter = Math.max(perCharacter, inputTokens / Math.max(1, characters));
      longestOutput = Math.max(longestOutput, outputTokens);
    },
  };
}
