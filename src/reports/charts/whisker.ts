import type { Estimate } from '../../metrics/share.ts';
import type { Markup } from '../markup.ts';
import { element, segment } from './svg.ts';
import type { Colour } from './colours.ts';

/** The ends of an interval in pixels, the lower value first; null where there is no interval. */
export function intervalPixels({ low, high }: Estimate, scale: (value: number) => number): [number, number] | null {
  return low === null || high === null ? null : [scale(low), scale(high)];
}

/** An interval along x at the height y; drawn with a rim in the colour of the page, so that it shows on bars too. */
export function horizontalWhisker([from, to]: readonly [number, number], y: number, stroke: Colour = 'ink'): Markup {
  const line = (style: Parameters<typeof segment>[2]): Markup => segment([from, y], [to, y], style);
  return element(
    'g',
    {},
    line({ stroke: 'paper', 'stroke-width': 3.5 }),
    line({ stroke, 'stroke-width': 1.25 }),
    [from, to].map((x) => segment([x, y - 3], [x, y + 3], { stroke, 'stroke-width': 1.25 })),
  );
}

/** An interval along y at x. */
export function verticalWhisker([from, to]: readonly [number, number], x: number, stroke: Colour = 'ink'): Markup {
  return element(
    'g',
    {},
    segment([x, from], [x, to], { stroke, 'stroke-width': 1.25 }),
    [from, to].map((y) => segment([x - 3, y], [x + 3, y], { stroke, 'stroke-width': 1.25 })),
  );
}
