import type { Markup } from '../markup.ts';
import { element, type TextAttributes } from './svg.ts';

/** A small label with a rim in the colour of the page, which keeps it apart from the lines that it stands on. */
export function rimmedLabel(x: number, y: number, content: string, anchor: TextAttributes['anchor'] = 'start'): Markup {
  const rim = { stroke: 'paper', 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' } as const;
  return element('text', { x, y, fill: 'muted', 'text-anchor': anchor, 'font-size': 10.5, ...rim }, content);
}
