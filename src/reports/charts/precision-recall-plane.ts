import { scaleLinear, type ScaleLinear } from 'd3-scale';
import { line } from 'd3-shape';
import type { PrecisionRecall } from '../../metrics/scores.ts';
import type { Estimate } from '../../metrics/share.ts';
import { percent } from '../format.ts';
import type { Markup } from '../markup.ts';
import { asPercent, axes, shareAxis, shownShares } from './axes.ts';
import { diamond } from './diamond.ts';
import { keyHeight, labelledPoints, pointKey, type PlotPoint } from './labelled-points.ts';
import type { Box } from './place-labels.ts';
import { element, label, TEXT_SIZE, type Chart } from './svg.ts';
import { shortened } from './text-size.ts';
import { intervalPixels } from './whisker.ts';

export interface PlanePoint extends PrecisionRecall<Estimate> {
  name: string;
  /** Whose figure it is where it comes from elsewhere: a hollow diamond and never the best; null for one of these rows. */
  source: string | null;
}

const WIDTH = 400;
/** Height of a line that names a source. */
const SOURCE_LINE = 18;
const AREA: Box = { left: 44, top: 30, right: 390, bottom: 376 };

/**
 * Recall to the right, precision upward, with 95 % whiskers and lines of equal F1. The axes show only the part in which the
 * points lie, at least 40 points of it. A point of which either share is not defined is left out and named in the description.
 */
export function precisionRecallPlane(points: readonly PlanePoint[]): Chart {
  const [low, high] = shownShares(
    points.filter(isDefined).flatMap(({ precision, recall }) => [precision, recall]),
    0.4,
  );
  const x = scaleLinear([low, high], [AREA.left, AREA.right]);
  const y = scaleLinear([low, high], [AREA.bottom, AREA.top]);
  const best = bestOf(points);
  const drawn = points.flatMap((point, index) =>
    plotPoint(point, x, y).map((place) => ({ ...place, number: index + 1, kind: kindOf(point, best) })),
  );
  const sources = [...new Set(points.filter(isDefined).flatMap(({ source }) => source ?? []))];
  return {
    width: WIDTH,
    height: 420 + keyHeight(drawn.length) + SOURCE_LINE * sources.length,
    title: 'Precision and recall of escalation',
    description: describe(points),
    content: [
      axes(AREA, shareAxis(x, 'recall'), shareAxis(y, 'precision')),
      ...shownF1(high - low).flatMap((f1) => equalF1(f1, high, x, y)),
      labelledPoints(drawn, AREA),
      ...pointKey(drawn, AREA.left - 34, 416),
      ...sources.flatMap((source, index) => sourceKey(source, 428 + keyHeight(drawn.length) + SOURCE_LINE * index)),
    ],
  };
}

/** What the hollow diamonds are, in the chart itself, as it may stand alone. */
const sourceKey = (source: string, y: number): Markup[] => [
  diamond(AREA.left - 25, y - 4, 5),
  label(AREA.left - 12, y, shortened(source, TEXT_SIZE, WIDTH - AREA.left + 2)),
];

const isDefined = ({ precision, recall }: PlanePoint): boolean => precision.value !== null && recall.value !== null;

function bestOf(points: readonly PlanePoint[]): PlanePoint | undefined {
  const own = points.filter(({ source, f1 }) => source === null && f1.value !== null);
  return own.toSorted((a, b) => (b.f1.value ?? 0) - (a.f1.value ?? 0))[0];
}

type Scale = ScaleLinear<number, number>;
type Place = Omit<PlotPoint, 'number' | 'kind'>;

/** None for a point that is not defined. */
function plotPoint({ name, precision, recall, f1 }: PlanePoint, x: Scale, y: Scale): Place[] {
  if (precision.value === null || recall.value === null) return [];
  return [
    {
      name,
      x: x(recall.value),
      y: y(precision.value),
      xInterval: intervalPixels(recall, x),
      yInterval: intervalPixels(precision, y),
      summary: `precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)} (%)`,
    },
  ];
}

function kindOf(point: PlanePoint, best: PlanePoint | undefined): PlotPoint['kind'] {
  if (point.source !== null) return 'reference';
  return point === best ? 'best' : 'other';
}

/** Fewer lines where the axes show much, so that their values keep apart. */
const shownF1 = (span: number): number[] =>
  span > 0.6 ? [0.2, 0.4, 0.6, 0.8] : [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9];

/** Where 2pr / (p + r) = f1 within the axes, with its value at the right or upper end. */
function equalF1(f1: number, high: number, x: Scale, y: Scale): Markup[] {
  const low = x.invert(AREA.left);
  const precisionAt = (recall: number): number => (f1 * recall) / (2 * recall - f1);
  // at recall r the precision is at most `high` from r = f1·high / (2·high − f1) on
  const from = Math.max(low, (f1 * high) / (2 * high - f1));
  const to = low > f1 / 2 ? Math.min(high, (f1 * low) / (2 * low - f1)) : high;
  if (to - from < 0.02) return [];
  // equal ratios, as the line is steep at its beginning
  const recalls = Array.from({ length: 41 }, (_, step) => from * (to / from) ** (step / 40));
  const path = line<number>()
    .x((recall) => x(recall))
    .y((recall) => y(precisionAt(recall)))(recalls);
  return [
    element('path', { d: path ?? '', fill: 'none', stroke: 'muted', 'stroke-dasharray': '2 4', opacity: 0.7 }),
    label(x(from) + 5, y(precisionAt(from)) + 12, `F1 ${asPercent(f1)}`, { size: 10 }),
  ];
}

function describe(points: readonly PlanePoint[]): string {
  const lines = points.map(({ name, precision, recall, source }) => {
    const figures =
      precision.value === null || recall.value === null
        ? 'not defined, so not drawn'
        : `precision ${percent(precision)} %, recall ${percent(recall)} %`;
    return `${name}${source === null ? '' : ` (${source})`}: ${figures}`;
  });
  return `Recall to the right, precision upward, whiskers are 95 % intervals. ${lines.join('; ')}.`;
}
