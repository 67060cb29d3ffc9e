import { scaleLinear } from 'd3-scale';
import type { Estimate } from '../../metrics/share.ts';
import { percentWithInterval } from '../format.ts';
import { element, segment, type Chart } from './svg.ts';

const WIDTH = 200;
const HEIGHT = 16;
const X = scaleLinear([0, 1], [2, WIDTH - 2]);

/**
 * A share as a mark on a line from 0 to 100 %, with its 95 % interval as a band, small enough for a table; the line alone
 * when it is not defined.
 */
export function intervalStrip(name: string, estimate: Estimate): Chart {
  const { value, low, high } = estimate;
  const y = HEIGHT / 2;
  const band =
    low === null || high === null
      ? []
      : [element('rect', { x: X(low), y: y - 4, width: X(high) - X(low), height: 8, rx: 2, fill: 'accent-soft' })];
  const mark =
    value === null ? [] : [element('rect', { x: X(value) - 1.5, y: 1, width: 3, height: 14, rx: 1.5, fill: 'accent' })];
  return {
    width: WIDTH,
    height: HEIGHT,
    title: name,
    description: `${percentWithInterval(estimate)} percent`,
    content: [
      segment([X(0), y], [X(1), y], { stroke: 'rule', 'stroke-width': 2, 'stroke-linecap': 'round' }),
      ...band,
      ...mark,
    ],
  };
}
