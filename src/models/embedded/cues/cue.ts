import type { Phrases } from '../phrases.ts';

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
export type CuePhrases = Phrases<Cue>;
