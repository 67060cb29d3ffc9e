import { phraseFinder } from '../phrases.ts';
import { CHINESE_CUES } from './chinese.ts';
import { CUES, type Cue } from './cue.ts';
import { ENGLISH_CUES } from './english.ts';

const QUESTION_MARK = /[?？]\W*$/;
const findCues = phraseFinder(CUES, { english: ENGLISH_CUES, chinese: CHINESE_CUES });

/** The cues of one sentence. */
export function cuesOf(sentence: string): Set<Cue> {
  const cues = findCues(sentence);
  return QUESTION_MARK.test(sentence) ? cues.add('question') : cues;
}
