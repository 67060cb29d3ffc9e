/** East Asian letters and pictures are twice as wide as others. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

export const isWide = (letter: string): boolean => WIDE.test(letter);

/** Columns of a terminal that a line of printable text takes. */
export function columnsOf(text: string): number {
  return [...text].reduce((columns, letter) => columns + (isWide(letter) ? 2 : 1), 0);
}

/** Lines of at most `width` columns, broken where `separator` stands; a piece that is longer keeps a line of its own. */
export function brokenLines(pieces: readonly string[], separator: string, width: number): string[] {
  const lines: string[] = [];
  let line: string | null = null;
  for (const piece of pieces) {
    const longer: string = line === null ? piece : `${line}${separator}${piece}`;
    if (line === null || columnsOf(longer) <= width) line = longer;
    else {
      lines.push(line);
      line = piece;
    }
  }
  return line === null ? lines : [...lines, line];
}

/** A line of prose, broken between words. */
export const wrapped = (line: string, width: number): string =>
  width === Infinity ? line : brokenLines(line.split(' '), ' ', width).join('\n');
