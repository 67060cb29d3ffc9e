/** What a sentence does, told from closed lists of phrases. */
export const CUES = [
  'question',
  'howTo',
  'hypothesis',
  'solved',
  'ownFault',
  'negation',
  'impact',
  'lasting',
  'unexplained',
] as const;
export type Cue = (typeof CUES)[number];
/** Pieces of regular expressions, lower case; English ones are matched at word boundaries. */
export type CuePhrases = Record<Cue, readonly string[]>;
