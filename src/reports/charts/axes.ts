import type { ScaleLinear } from 'd3-scale';
import type { Estimate } from '../../metrics/share.ts';
import type { Markup } from '../markup.ts';
import type { Box } from './place-labels.ts';
import { element, label, segment, TEXT_SIZE } from './svg.ts';
import { textWidth } from './text-size.ts';

export interface Axis {
  scale: ScaleLinear<number, number>;
  /** What is measured, with its unit. */
  title: string;
  /** About how many ticks. */
  ticks: number;
  format: (value: number) => string;
}

/** An axis of shares, in percent. */
export const shareAxis = (scale: Axis['scale'], name: string): Axis => ({
  scale,
  title: `${name}, %`,
  ticks: 5,
  format: asPercent,
});

export const asPercent = (share: number): string => String(Math.round(100 * share));

/**
 * Ends of an axis of shares: multiples of 0.1 around every interval, in [0, 1] and at least `span` apart, which is a
 * multiple of 0.1 too; [0, 1] where nothing is defined.
 */
export function shownShares(figures: readonly Estimate[], span: number): [number, number] {
  const values = figures.flatMap(({ value, low, high }) => [value, low, high]).filter((value) => value !== null);
  if (values.length === 0) return [0, 1];
  const tenths = Math.round(10 * span);
  const high = Math.min(10, Math.ceil(10 * Math.max(...values) + 0.3));
  const low = Math.max(0, Math.floor(10 * Math.min(...values) - 0.3));
  return [Math.max(0, Math.min(low, high - tenths)) / 10, Math.max(high, Math.min(10, low + tenths)) / 10];
}

/** Grid lines with their values below and to the left of `area`, and the titles of both axes. */
export function axes(area: Box, x: Axis, y: Axis): Markup {
  return element(
    'g',
    {},
    x.scale.ticks(x.ticks).map((value) => verticalTick(area, x.scale(value), x.format(value))),
    y.scale.ticks(y.ticks).map((value) => horizontalTick(area, y.scale(value), y.format(value))),
    label(area.right, area.bottom + 34, `${x.title} →`, { anchor: 'end', weight: 600 }),
    label(area.left - 34, area.top - 12, `↑ ${y.title}`, { weight: 600 }),
  );
}

function verticalTick(area: Box, x: number, text: string): Markup[] {
  return [segment([x, area.top], [x, area.bottom], { stroke: 'rule' }), tickLabel(area, x, text)];
}

/** Pixels to the right of an area that still belong to its chart. */
const RIGHT_MARGIN = 10;

/** A value below its tick, moved to the left where it would be cut at the right edge of the chart. */
export function tickLabel(area: Box, x: number, text: string): Markup {
  const furthest = area.right + RIGHT_MARGIN - textWidth(text, TEXT_SIZE) / 2;
  return label(Math.min(x, furthest), area.bottom + 17, text, { anchor: 'middle' });
}

function horizontalTick(area: Box, y: number, text: string): Markup[] {
  return [
    segment([area.left, y], [area.right, y], { stroke: 'rule' }),
    label(area.left - 8, y + 4, text, { anchor: 'end' }),
  ];
}
