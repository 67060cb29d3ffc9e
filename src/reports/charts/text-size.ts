import { isWide } from '../../util/text-columns.ts';

/** About how many pixels a text takes: exact widths need the font, which is the reader's. Rather too wide than too narrow. */
export function textWidth(text: string, size: number): number {
  return [...text].reduce((width, letter) => width + (isWide(letter) ? 1 : 0.58) * size, 0);
}

/** The text, cut short with an ellipsis where it would be wider than `width` pixels. */
export function shortened(text: string, size: number, width: number): string {
  if (textWidth(text, size) <= width) return text;
  const letters = [...text];
  while (letters.length > 1 && textWidth(`${letters.join('')}…`, size) > width) letters.pop();
  return `${letters.join('')}…`;
}
