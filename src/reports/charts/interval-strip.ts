import { scaleLinear } from 'd3-scale';
import type { Estimate } from '../../metrics/share.ts';
import { percentWithInterval } from '../format.ts';
import { element, segment, type Chart } from './svg.ts';

const WIDTH = 160;
const HEIGHT = 14;
const X = scaleLinear([0, 1], [5, WIDTH - 5]);

/** A share on a line from 0 to 100 %, with its 95 % interval, small enough for a table; an empty line when it is not defined. */
export function intervalStrip(name: string, estimate: Estimate): Chart {
  const { value, low, high } = estimate;
  const y = HEIGHT / 2;
  const ends = low === null || high === null ? null : ([low, high] as const);
  return {
    width: WIDTH,
    height: HEIGHT,
    title: name,
    description: `${percentWithInterval(estimate)} percent`,
    content: [
      segment([X(0), y], [X(1), y], { stroke: 'rule', 'stroke-width': 2, 'stroke-linecap': 'round' }),
      ...(ends === null
        ? []
        : [segment([X(ends[0]), y], [X(ends[1]), y], { stroke: 'accent-mid', 'stroke-width': 4 })]),
      ...(value === null
        ? []
        : [element('circle', { cx: X(value), cy: y, r: 4.5, fill: 'accent', stroke: 'paper', 'stroke-width': 1.5 })]),
    ],
  };
}
