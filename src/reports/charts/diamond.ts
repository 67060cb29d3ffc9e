import type { Markup } from '../markup.ts';
import { element, type Attributes } from './svg.ts';

/** A hollow one, which marks figures from elsewhere; `size` pixels from its middle to each corner. */
export function diamond(x: number, y: number, size: number, ...content: Markup[]): Markup {
  const path = `M${x.toFixed(2)} ${(y - size).toFixed(2)}l${size} ${size}l-${size} ${size}l-${size} -${size}z`;
  const look: Attributes = { fill: 'paper', stroke: 'muted', 'stroke-width': 1.5 };
  return element('path', { d: path, ...look }, ...content);
}
