import { scaleLinear } from 'd3-scale';
import type { SweepPoint, SweepReport } from '../../runs/report/sweep-report.ts';
import type { Markup } from '../markup.ts';
import { signed } from '../sweep/format.ts';
import { curve } from './curves.ts';
import { rimmedLabel } from './rimmed-label.ts';
import { segment, type Chart } from './svg.ts';
import { sweepChart } from './sweep-chart.ts';
import { dots, seriesOf, SWEEP_AREA, thresholdAxis, type Scale, type Series } from './sweep-series.ts';

/** How many alerts more than incidents there are by threshold, without and with rewriting; on the strong line they are as many. */
export function alertDeviation(report: SweepReport): Chart {
  const series = seriesOf(report, 'all');
  const threshold = thresholdAxis(series);
  const y = scaleLinear(shownDeviations(series), [SWEEP_AREA.bottom, SWEEP_AREA.top]);
  return sweepChart(report, {
    title: 'Alerts more than incidents, by threshold',
    about: `${report.incidents.all} incidents.`,
    series,
    threshold,
    y: { scale: y, title: 'alerts − incidents', ticks: 6, format: signed },
    tell,
    ground: [segment([SWEEP_AREA.left, y(0)], [SWEEP_AREA.right, y(0)], { stroke: 'ink', 'stroke-width': 1.25 })],
    figures: [
      ...series.flatMap((one) => deviationLine(one, threshold.x, y)),
      rimmedLabel(SWEEP_AREA.left + 6, SWEEP_AREA.top + 14, 'repeated alerts'),
      rimmedLabel(SWEEP_AREA.right - 6, SWEEP_AREA.bottom - 7, 'incidents without an alert of their own', 'end'),
    ],
  });
}

/** Whole numbers around all deviations and 0, with room for the words at both ends. */
function shownDeviations(series: readonly Series[]): [number, number] {
  const all = series.flatMap(({ points }) => points.map(({ alerts }) => alerts.deviation));
  const [low, high] = [Math.min(0, ...all), Math.max(0, ...all)];
  const room = Math.max(1, 0.12 * (high - low));
  return [Math.floor(low - room), Math.ceil(high + room)];
}

const tell = ({ alerts: { predicted, deviation, extra, swallowed } }: SweepPoint): string =>
  `${predicted} alerts, ${signed(deviation)}; ${extra} extra, ${swallowed} incidents swallowed`;

function deviationLine(series: Series, x: Scale, y: Scale): Markup[] {
  const heights = series.points.map(({ threshold, alerts }) => ({ x: x(threshold), y: y(alerts.deviation) }));
  return [
    curve(heights, { stroke: series.stroke, 'stroke-width': 2.5, 'stroke-dasharray': series.dash }),
    ...dots(series, x, ({ alerts }) => y(alerts.deviation)),
  ];
}
