import { scaleLinear } from 'd3-scale';
import { element, segment, type Chart } from './svg.ts';

const WIDTH = 200;
const HEIGHT = 16;

/** Tickets broken to the left and fixed to the right of a middle line, on a scale that ends at `most`; small enough for a table. */
export function changeBar({ fixed, broken }: { fixed: number; broken: number }, most: number): Chart {
  const length = scaleLinear([0, Math.max(1, most)], [0, WIDTH / 2 - 2]);
  const middle = WIDTH / 2;
  const bar = { y: 3, height: HEIGHT - 6, rx: 1.5 };
  return {
    width: WIDTH,
    height: HEIGHT,
    title: 'Tickets changed',
    description: `${fixed} fixed, ${broken} broken`,
    content: [
      element('rect', { ...bar, x: middle - length(broken), width: length(broken), fill: 'bad' }),
      element('rect', { ...bar, x: middle, width: length(fixed), fill: 'accent' }),
      segment([middle, 0], [middle, HEIGHT], { stroke: 'muted' }),
    ],
  };
}
