import { scaleLinear } from 'd3-scale';
import type { Estimate } from '../../metrics/share.ts';
import { percent } from '../format.ts';
import { axes, shareAxis, shownShares } from './axes.ts';
import { keyHeight, labelledPoints, pointKey, type PlotPoint } from './labelled-points.ts';
import type { Box } from './place-labels.ts';
import type { Chart } from './svg.ts';
import { intervalPixels } from './whisker.ts';

export interface CostPoint {
  name: string;
  /** F1 of escalation. */
  quality: Estimate;
  tickets: number;
  calls: number;
  /** US dollars for all tickets; null when not known. */
  costUsd: number | null;
}

const AREA: Box = { left: 44, top: 30, right: 390, bottom: 280 };

/**
 * F1 of escalation upward; to the right US dollars for 1,000 tickets or, as soon as the cost of one point is unknown or where
 * nothing costs anything, calls for one ticket. Points without a quality or without tickets are left out.
 */
export function qualityAgainstCost(points: readonly CostPoint[]): Chart {
  const measure = measureOf(points);
  const defined = points.filter(({ quality, tickets }) => quality.value !== null && tickets > 0);
  const x = scaleLinear([0, Math.max(measure.least, ...defined.map(measure.of)) * 1.1], [AREA.left, AREA.right]);
  const y = scaleLinear(
    shownShares(
      defined.map(({ quality }) => quality),
      0.3,
    ),
    [AREA.bottom, AREA.top],
  );
  const best = defined.toSorted((a, b) => (b.quality.value ?? 0) - (a.quality.value ?? 0))[0];
  const drawn = defined.map((point): PlotPoint => ({
    number: points.indexOf(point) + 1,
    name: point.name,
    x: x(measure.of(point)),
    y: y(point.quality.value ?? 0),
    xInterval: null,
    yInterval: intervalPixels(point.quality, y),
    kind: point === best ? 'best' : 'other',
    summary: describePoint(point, measure),
  }));
  return {
    width: 400,
    height: 324 + keyHeight(drawn.length),
    title: `Quality and ${measure.title}`,
    description: `${defined.map((point) => `${point.name}: ${describePoint(point, measure)}`).join('; ')}.`,
    content: [
      axes(
        AREA,
        { scale: x, title: measure.title, ticks: 5, format: measure.format },
        shareAxis(y, 'F1 of escalation'),
      ),
      labelledPoints(drawn, AREA),
      ...pointKey(drawn, AREA.left - 34, 320),
    ],
  };
}

interface Measure {
  title: string;
  of: (point: CostPoint) => number;
  format: (value: number) => string;
  /** The axis reaches at least so far. */
  least: number;
}

function measureOf(points: readonly CostPoint[]): Measure {
  if (points.some(({ costUsd }) => costUsd === null) || points.every(({ costUsd }) => costUsd === 0)) {
    return { title: 'calls a ticket', of: ({ calls, tickets }) => calls / tickets, format: String, least: 1 };
  }
  return {
    title: 'US dollars for 1,000 tickets',
    of: ({ costUsd, tickets }) => (1000 * (costUsd ?? 0)) / tickets,
    format: (dollars) => `$${dollars}`,
    least: 0.01,
  };
}

function describePoint(point: CostPoint, { title, of }: Measure): string {
  return `F1 ${percent(point.quality)} %, ${of(point).toFixed(2)} ${title}`;
}
