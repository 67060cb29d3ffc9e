import { area, line } from 'd3-shape';
import type { Markup } from '../markup.ts';
import { element, type Attributes } from './svg.ts';

/** A point in pixels; `y` is null where the figure is not defined, which parts the line. */
export interface CurvePoint {
  x: number;
  y: number | null;
}

export function curve(points: readonly CurvePoint[], style: Attributes): Markup {
  const path = line<CurvePoint>()
    .defined(({ y }) => y !== null)
    .x(({ x }) => x)
    .y(({ y }) => y ?? 0)
    .digits(2)(points);
  return element('path', { d: path ?? '', fill: 'none', 'stroke-linejoin': 'round', ...style });
}

/** Ends of an interval in pixels; null where there is none. */
export interface BandPoint {
  x: number;
  ends: readonly [number, number] | null;
}

export function band(points: readonly BandPoint[], style: Attributes): Markup {
  const path = area<BandPoint>()
    .defined(({ ends }) => ends !== null)
    .x(({ x }) => x)
    .y0(({ ends }) => ends?.[0] ?? 0)
    .y1(({ ends }) => ends?.[1] ?? 0)
    .digits(2)(points);
  return element('path', { d: path ?? '', ...style });
}
