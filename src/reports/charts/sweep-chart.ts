import type { SweepPoint, SweepReport } from '../../runs/report/sweep-report.ts';
import type { Markup } from '../markup.ts';
import { threshold as written } from '../sweep/format.ts';
import { axes, type Axis } from './axes.ts';
import type { Chart } from './svg.ts';
import {
  chosenLine,
  hitColumns,
  seriesLegend,
  sourceLabel,
  SWEEP_AREA,
  type Series,
  type ThresholdAxis,
} from './sweep-series.ts';

export interface SweepChart {
  title: string;
  /** The sentence that the description begins with. */
  about: string;
  series: readonly Series[];
  threshold: ThresholdAxis;
  y: Axis;
  /** The figures of a point in words. */
  tell: (point: SweepPoint) => string;
  /** Below the lines of the chosen thresholds, and above them. */
  ground: readonly Markup[];
  figures: readonly Markup[];
}

/** Figures by threshold without and with rewriting, from the legend at its top to the source below. */
export function sweepChart(report: SweepReport, chart: SweepChart): Chart {
  const { title, about, series, threshold, y, tell, ground, figures } = chart;
  const { x, axis } = threshold;
  return {
    width: 400,
    height: 386,
    title,
    description: `${about} ${series.map((one) => sentenceOf(one, tell)).join(' ')}`,
    content: [
      seriesLegend(series, 10),
      axes(SWEEP_AREA, axis, y),
      ...ground,
      ...series.flatMap((one) => chosenLine(one, x, SWEEP_AREA) ?? []),
      ...figures,
      ...hitColumns(series, { x, area: SWEEP_AREA, tell }),
      sourceLabel(report),
    ],
  };
}

function sentenceOf({ name, points }: Series, tell: (point: SweepPoint) => string): string {
  const figures = points.map((point) => `${written(point.threshold)}: ${tell(point)}`);
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}: ${figures.join('; ')}.`;
}
