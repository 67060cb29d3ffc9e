/** East Asian letters are as wide as they are high. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

/** About how many pixels a text takes: exact widths need the font, which is the reader's. Rather too wide than too narrow. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((width, letter) => width + (WIDE.test(letter) ? 1 : 0.58) * size, 0);
}

/** The text, cut short with an ellipsis where it would be wider than `width` pixels. */
export function shortened(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('')}…`;
}
