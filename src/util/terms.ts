import { stemmer } from 'stemmer';
import { remembering } from './bounded-cache.ts';
import { STOP_WORDS } from './stop-words.ts';

const TOKEN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\p{L}[\p{L}\p{M}]*|\d{3,}/gu;
const EAST_ASIAN = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const LATIN = /^[a-z]+$/;
const MEMORY = 20_000;

/** The stem of an English word in lower case; any other word as it is. */
export const stemOf = remembering(MEMORY, (word) => (LATIN.test(word) ? stemmer(word) : word));

/**
 * What is compared of a text: English stems and pairs of neighbouring stems, pairs of neighbouring characters in
 * Chinese and Japanese, other words as they are, and numbers of three digits and more, as error codes.
 */
export function termsOf(text: string): Set<string> {
  const terms = new Set<string>();
  let previous = '';
  for (const [token] of normalise(text).matchAll(TOKEN)) {
    if (STOP_WORDS.has(token)) continue;
    if (EAST_ASIAN.test(token)) {
      for (const pair of characterPairs(token)) terms.add(pair);
    } else {
      const stem = stemOf(token);
      terms.add(stem);
      if (previous !== '') terms.add(`${previous} ${stem}`);
      previous = stem;
    }
  }
  return terms;
}

/** Lower case, and negations as a word of their own. */
function normalise(text: string): string {
  return text
    .toLowerCase()
    .replace(/\bcan(?:['’]t|not)\b/g, 'can not')
    .replace(/n['’]t\b/g, ' not');
}

function characterPairs(run: string): string[] {
  const characters = [...run];
  if (characters.length === 1) return characters;
  const pairs = characters.slice(1).map((character, index) => `${characters[index] ?? ''}${character}`);
  return pairs.filter((pair) => !STOP_WORDS.has(pair));
}
