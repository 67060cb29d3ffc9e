import { scaleLinear, type ScaleLinear } from 'd3-scale';
import type { Subset, SweepPoint, SweepReport } from '../../runs/report/sweep-report.ts';
import type { Markup } from '../markup.ts';
import { modelName, rewritingWord, threshold as written } from '../sweep/format.ts';
import type { Axis } from './axes.ts';
import type { Colour } from './colours.ts';
import type { Box } from './place-labels.ts';
import { element, label, segment, tooltip } from './svg.ts';

/** Room for the legend above and two lines below, in a chart of 400 × 386. */
export const SWEEP_AREA: Box = { left: 44, top: 68, right: 390, bottom: 328 };

/** The points of a setting of rewriting, and how they are drawn: without it dashed, so that they differ in grey too. */
export interface Series {
  name: string;
  stroke: Colour;
  soft: Colour;
  /** `stroke-dasharray`. */
  dash: string;
  /** By ascending threshold. */
  points: readonly SweepPoint[];
  /** The threshold chosen for the setting; null for none. */
  chosen: number | null;
}

export function seriesOf({ points, choices }: SweepReport, subset: Subset): Series[] {
  const settings = [...new Set(points.map(({ rewrite }) => rewrite))];
  return settings.map((rewrite) => ({
    name: `${rewritingWord(rewrite)} rewriting`,
    ...(rewrite
      ? ({ stroke: 'accent', soft: 'accent-soft', dash: 'none' } as const)
      : ({ stroke: 'second', soft: 'second-soft', dash: '6 3' } as const)),
    points: points.filter((point) => point.rewrite === rewrite && point.subset === subset),
    chosen: choices.find((choice) => choice.rewrite === rewrite)?.threshold ?? null,
  }));
}

export type Scale = ScaleLinear<number, number>;

export interface ThresholdAxis {
  x: Scale;
  axis: Axis;
}

/** A scale with half a step of room at both ends, and its axis. */
export function thresholdAxis(series: readonly Series[]): ThresholdAxis {
  const thresholds = thresholdsOf(series);
  const room = stepOf(thresholds) / 2;
  const x = scaleLinear(
    [(thresholds[0] ?? 0) - room, (thresholds.at(-1) ?? 1) + room],
    [SWEEP_AREA.left, SWEEP_AREA.right],
  );
  return { x, axis: { scale: x, title: 'similarity threshold θ', ticks: 5, format: written } };
}

const thresholdsOf = (series: readonly Series[]): number[] =>
  [...new Set(series.flatMap(({ points }) => points.map(({ threshold }) => threshold)))].sort((a, b) => a - b);

/** The smallest distance of two thresholds, 0.01 where there is only one. */
function stepOf(thresholds: readonly number[]): number {
  const steps = thresholds.slice(1).map((threshold, index) => threshold - (thresholds[index] ?? 0));
  return steps.length === 0 ? 0.01 : Math.min(...steps);
}

/** What each line is, and which threshold was chosen. */
export function seriesLegend(series: readonly Series[], left: number): Markup {
  const items = series.map(({ name, stroke, dash, chosen }, index) => {
    const y = 8 + 17 * index;
    const text = chosen === null ? name : `${name}, chosen ${written(chosen)}`;
    const line = segment([left, y], [left + 22, y], { stroke, 'stroke-width': 2.5, 'stroke-dasharray': dash });
    return [line, label(left + 30, y + 4, text, { fill: 'ink' })];
  });
  return element('g', {}, items);
}

/** A dotted upright line at the chosen threshold. */
export function chosenLine({ chosen, stroke }: Series, x: Scale, { top, bottom }: Box): Markup | null {
  if (chosen === null) return null;
  return segment([x(chosen), top], [x(chosen), bottom], {
    stroke,
    'stroke-dasharray': '1 4',
    'stroke-linecap': 'round',
  });
}

/** Dots of the figures that are defined, larger where the threshold was chosen. */
export function dots({ points, chosen, stroke }: Series, x: Scale, y: (point: SweepPoint) => number | null): Markup[] {
  return points.flatMap((point) => {
    const height = y(point);
    if (height === null) return [];
    const isChosen = point.threshold === chosen;
    const look = isChosen
      ? ({ r: 5.5, fill: stroke, stroke: 'paper' } as const)
      : ({ r: 3, fill: 'paper', stroke } as const);
    return [element('circle', { cx: x(point.threshold), cy: height, 'stroke-width': 1.75, ...look })];
  });
}

/** A column around each threshold that tells its figures, and which a page can make lead to its groups. */
export function hitColumns(
  series: readonly Series[],
  { x, area, tell }: { x: Scale; area: Box; tell: (point: SweepPoint) => string },
): Markup[] {
  const thresholds = thresholdsOf(series);
  const half = stepOf(thresholds) / 2;
  return thresholds.map((threshold) => {
    const told = series.flatMap(({ name, points }) =>
      points.filter((point) => point.threshold === threshold).map((point) => `${name}: ${tell(point)}`),
    );
    const [from, to] = [x(threshold - half), x(threshold + half)];
    const box = { x: from, y: area.top, width: to - from, height: area.bottom - area.top };
    return element(
      'rect',
      { ...box, fill: 'none', 'pointer-events': 'all', 'data-threshold': threshold },
      tooltip(`θ ${written(threshold)}\n${told.join('\n')}`),
    );
  });
}

/** By which embedder and model the figures came about, small, below the chart. */
export const sourceLabel = ({ run: { embedder, model } }: SweepReport): Markup =>
  label(10, 382, [...new Set([embedder, model].map(modelName))].join(', '), { size: 10 });
