/** What a one-word or two-word rule may look for. */
export const TERM_KINDS = ['words', 'pairs', 'Han strings'] as const;
export type TermKind = (typeof TERM_KINDS)[number];

const HAN_LENGTHS = [1, 2, 3, 4];
/** A run of Han, or a word of any other script, its apostrophes within. */
const TOKEN = /\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{M}\p{N}])+(?:['’](?:(?!\p{Script=Han})[\p{L}\p{N}])+)*/gu;
const HAN = /^\p{Script=Han}/u;

/**
 * The distinct terms of a ticket's texts, in lower case. As Chinese has no spaces, every string of 1 to 4 characters
 * of a run counts as its words. Pairs stand next to each other in one text, with no Han between.
 */
export function termsOf(texts: readonly string[]): Record<TermKind, Set<string>> {
  const terms = { words: new Set<string>(), pairs: new Set<string>(), 'Han strings': new Set<string>() };
  for (const text of texts) {
    const tokens = text.normalize('NFKC').toLowerCase().match(TOKEN) ?? [];
    tokens.forEach((token, index) => {
      const next = tokens[index + 1];
      if (HAN.test(token)) addStrings(token, terms['Han strings']);
      else terms.words.add(token);
      if (next !== undefined && !HAN.test(token) && !HAN.test(next)) terms.pairs.add(`${token} ${next}`);
    });
  }
  return terms;
}

function addStrings(run: string, strings: Set<string>): void {
  const characters = Array.from(run);
  characters.forEach((_, start) => {
    for (const length of HAN_LENGTHS) {
      if (start + length <= characters.length) strings.add(characters.slice(start, start + length).join(''));
    }
  });
}
