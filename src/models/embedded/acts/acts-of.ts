import { phraseFinder } from '../phrases.ts';
import { ACTS } from './act.ts';
import { CHINESE_ACTS } from './chinese.ts';
import { ENGLISH_ACTS } from './english.ts';

/** The acts of one sentence. */
export const actsOf = phraseFinder(ACTS, { english: ENGLISH_ACTS, chinese: CHINESE_ACTS });
