/**
 * How much each observation speaks for calling somebody, in log-odds; fitted on tickets of a time before those
 * that results are reported on, and rounded.
 */
export const WEIGHTS = {
  /** What must be made up for before anybody is called. */
  bar: -0.6,
  /** The same in a quick reading, whose first impression neither scope nor doubt corrects. */
  quickBar: -0.9,
  /** For the root of the strongest category's pull, and of what speaks for the fallback. A full match of a sign is 1. */
  pull: 1.4,
  fallbackPull: -1.2,
  /** Scope, for each of the customer's sentences, two at most. */
  lasting: 0.6,
  impact: 0.4,
  unexplained: 0.7,
  /** What an agent confirms or cannot explain, for each sentence, two at most. */
  finding: 0.8,
  /** Doubt. The first three for each sentence, two at most; the others once. */
  hypothesis: -0.5,
  howTo: -0.8,
  question: -0.9,
  solved: -0.9,
  ownFault: -0.5,
} as const;

/** A pull below this is chance, whatever else speaks for calling somebody; a sign said in full by the first message is 0.7. */
export const LEAST_PULL = 0.6;

/** Factors on how much a sentence says. */
export const FACTORS = {
  /** A definition names everything at once, so a match of it says less than one of a sign. */
  definition: 0.5,
  counterSign: 0.75,
  /** A counter-sign, when the prompt does not ask for evidence against. */
  counterSignUnasked: 0.5,
  /** A counter-sign, when the prompt asks what speaks against a decision. */
  counterSignChallenging: 1,
  /** Somebody else than the customer. */
  otherSpeaker: 0.6,
  question: 0.7,
  shouted: 0.5,
  /** The first and the last message, under the rule that later ones weigh more. */
  earliest: 0.7,
  latest: 1.3,
} as const;

/** What each example adds, times its similarity of 0 to 1. */
export const EXAMPLES = {
  /** To the pull of their category. */
  pull: 2.5,
  /** To the log-odds for calling somebody; examples of the fallback take away. */
  call: 2,
} as const;
