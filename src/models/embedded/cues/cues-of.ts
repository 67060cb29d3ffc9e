import { CHINESE_CUES } from './chinese.ts';
import { CUES, type Cue } from './cue.ts';
import { ENGLISH_CUES } from './english.ts';

const QUESTION_MARK = /[?？]\W*$/;
const HAN = /\p{Script=Han}/u;
const ENGLISH = CUES.map((cue) => ({
  cue,
  pattern: new RegExp(`(?<![a-z])(?:${ENGLISH_CUES[cue].join('|')})(?![a-z])`),
}));
const CHINESE = CUES.map((cue) => ({ cue, pattern: new RegExp(CHINESE_CUES[cue].join('|')) }));

/** The cues of one sentence. Chinese ones are looked for only where there are Chinese characters. */
export function cuesOf(sentence: string): Set<Cue> {
  const text = sentence.toLowerCase().replaceAll('’', "'");
  const lists = HAN.test(text) ? [...ENGLISH, ...CHINESE] : ENGLISH;
  const cues = new Set(lists.filter(({ pattern }) => pattern.test(text)).map(({ cue }) => cue));
  return QUESTION_MARK.test(text) ? cues.add('question') : cues;
}
