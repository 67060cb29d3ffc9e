import { scaleLinear } from 'd3-scale';
import type { Estimate } from '../../metrics/share.ts';
import type { Subset, SweepPoint, SweepReport } from '../../runs/report/sweep-report.ts';
import { percent, percentWithInterval } from '../format.ts';
import type { Markup } from '../markup.ts';
import { shareAxis, shownShares } from './axes.ts';
import { band, curve } from './curves.ts';
import { rimmedLabel } from './rimmed-label.ts';
import { element, type Attributes, type Chart } from './svg.ts';
import { sweepChart } from './sweep-chart.ts';
import { dots, seriesOf, SWEEP_AREA, thresholdAxis, type Scale, type Series } from './sweep-series.ts';
import { intervalPixels } from './whisker.ts';

const ABOUT: Record<Subset, string> = { all: 'all escalations', multi: 'incidents with several tickets' };

/**
 * B-cubed F1 by threshold with its 95 % interval as a band, precision and recall as thin lines, without and with rewriting.
 * The chosen thresholds stand out. Figures that are not defined part their line.
 */
export function thresholdCurves(report: SweepReport, subset: Subset): Chart {
  const series = seriesOf(report, subset);
  const threshold = thresholdAxis(series);
  const { x } = threshold;
  const y = scaleLinear(shownShares(shownFigures(series), 0.3), [SWEEP_AREA.bottom, SWEEP_AREA.top]);
  return sweepChart(report, {
    title: `B-cubed F1 by threshold, ${ABOUT[subset]}`,
    about: 'In percent with 95 % interval.',
    series,
    threshold,
    y: shareAxis(y, 'B-cubed'),
    tell,
    ground: series.map((one) => intervalBand(one, x, y)),
    figures: [
      ...series.flatMap((one) => [shareLine(one, 'precision', x, y), shareLine(one, 'recall', x, y)]),
      ...series.map((one) => f1Line(one, x, y)),
      ...sideLabels(series, y),
    ],
  });
}

type Measure = 'precision' | 'recall' | 'f1';

/** Intervals of F1 count, those of the thin lines are not drawn. */
const shownFigures = (series: readonly Series[]): Estimate[] =>
  series.flatMap(({ points }) =>
    points.flatMap(({ bcubed: { precision, recall, f1 } }) => [
      f1,
      { ...precision, low: null, high: null },
      { ...recall, low: null, high: null },
    ]),
  );

const tell = ({ bcubed: { precision, recall, f1 } }: SweepPoint): string =>
  `F1 ${percentWithInterval(f1)}, precision ${percent(precision)}, recall ${percent(recall)}`;

function intervalBand({ points, soft }: Series, x: Scale, y: Scale): Markup {
  const ends = points.map(({ threshold, bcubed }) => ({ x: x(threshold), ends: intervalPixels(bcubed.f1, y) }));
  return band(ends, { fill: soft, opacity: 0.55 });
}

function measureLine(
  { points }: Series,
  measure: Measure,
  { x, y }: { x: Scale; y: Scale },
  style: Attributes,
): Markup {
  const heights = points.map(({ threshold, bcubed }) => ({ x: x(threshold), y: heightOf(bcubed[measure], y) }));
  return curve(heights, style);
}

const heightOf = ({ value }: Estimate, y: Scale): number | null => (value === null ? null : y(value));

const shareLine = (series: Series, measure: Measure, x: Scale, y: Scale): Markup =>
  measureLine(series, measure, { x, y }, { stroke: series.stroke, 'stroke-width': 1, 'stroke-dasharray': series.dash });

function f1Line(series: Series, x: Scale, y: Scale): Markup {
  const style = { stroke: series.stroke, 'stroke-width': 2.5, 'stroke-dasharray': series.dash };
  return element(
    'g',
    {},
    measureLine(series, 'f1', { x, y }, style),
    dots(series, x, ({ bcubed }) => heightOf(bcubed.f1, y)),
  );
}

/** The names of the thin lines where they end: the upper one above the higher end, the other below the lower. */
function sideLabels(series: readonly Series[], y: Scale): Markup[] {
  const ends = (measure: Measure): number[] =>
    series.flatMap(({ points }) => [heightOf(points.at(-1)?.bcubed[measure] ?? NO_FIGURE, y) ?? []].flat());
  const [precision, recall] = [ends('precision'), ends('recall')];
  if (precision.length === 0 || recall.length === 0) return [];
  const isPrecisionAbove = Math.min(...precision) <= Math.min(...recall);
  const [above, below] = isPrecisionAbove ? [precision, recall] : [recall, precision];
  const names = isPrecisionAbove ? ['precision', 'recall'] : ['recall', 'precision'];
  return [
    nameAt(Math.max(SWEEP_AREA.top + 11, Math.min(...above) - 6), names[0] ?? ''),
    nameAt(Math.min(SWEEP_AREA.bottom - 5, Math.max(...below) + 15), names[1] ?? ''),
  ];
}

const nameAt = (y: number, name: string): Markup => rimmedLabel(SWEEP_AREA.right - 4, y, name, 'end');

const NO_FIGURE: Estimate = { value: null, low: null, high: null, n: 0 };
