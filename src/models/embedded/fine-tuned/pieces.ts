const EAST_ASIAN = String.raw`[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]`;
const TOKEN = new RegExp(String.raw`(?<run>${EAST_ASIAN}+)|(?:(?!${EAST_ASIAN})[\p{L}\p{M}'])+`, 'gu');
/** Characters of a piece of a word; it spans a stem's end and an ending, so it knows phrasing as well as topic. */
const PIECE = 4;

/** Every word of a text as it stands, the commonest included; of Chinese and Japanese the pairs of neighbouring characters. */
export const wordsOf = (text: string): string[] => split(text, (word) => [word]);

/** Four neighbouring characters at a time of each word and the spaces around it; pairs in Chinese and Japanese. */
export const piecesOf = (text: string): string[] => split(text, (word) => windows(` ${word} `, PIECE));

function split(text: string, ofWord: (word: string) => string[]): string[] {
  const tokens = [...text.toLowerCase().replaceAll('’', "'").matchAll(TOKEN)];
  return tokens.flatMap(([token, run]) => (run === undefined ? ofWord(token) : windows(run, 2)));
}

function windows(text: string, size: number): string[] {
  const characters = [...text];
  const count = Math.max(0, characters.length - size + 1);
  return Array.from({ length: count }, (_, start) => characters.slice(start, start + size).join(''));
}
