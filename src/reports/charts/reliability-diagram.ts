import { scaleLinear } from 'd3-scale';
import type { ReliabilityBin } from '../../metrics/calibration.ts';
import { wilson } from '../../metrics/wilson.ts';
import { percent } from '../format.ts';
import type { Markup } from '../markup.ts';
import { axes, shareAxis } from './axes.ts';
import type { Box } from './place-labels.ts';
import { element, label, segment, tooltip, type Chart } from './svg.ts';
import { intervalPixels, verticalWhisker } from './whisker.ts';

const AREA: Box = { left: 44, top: 30, right: 390, bottom: 310 };
/** The strip below the plane that counts answers. */
const STRIP = { top: 366, height: 44 };
const X = scaleLinear([0, 1], [AREA.left, AREA.right]);
const Y = scaleLinear([0, 1], [AREA.bottom, AREA.top]);

/**
 * Stated confidence to the right, share of right answers upward: on the diagonal a model is as good as it says, below it is
 * overconfident. Whiskers are Wilson intervals; the strip below counts the answers of each bin.
 */
export function reliabilityDiagram(bins: readonly ReliabilityBin[]): Chart {
  const most = Math.max(1, ...bins.map(({ n }) => n));
  return {
    width: 400,
    height: 426,
    title: 'Confidence and accuracy',
    description: describe(bins),
    content: [
      axes(AREA, shareAxis(X, 'stated confidence'), shareAxis(Y, 'right answers')),
      segment([X(0), Y(0)], [X(1), Y(1)], { stroke: 'muted', 'stroke-dasharray': '4 4' }),
      element(
        'text',
        { x: X(0.03), y: Y(0.03) - 8, fill: 'muted', 'font-size': 10, transform: diagonalTurn() },
        'as good as it says',
      ),
      ...bins.flatMap(accuracyMark),
      label(AREA.left - 34, STRIP.top - 8, 'answers in each bin'),
      ...bins.flatMap((bin) => countBar(bin, most)),
    ],
  };
}

const SLOPE = (Math.atan2(AREA.top - AREA.bottom, AREA.right - AREA.left) * 180) / Math.PI;
const diagonalTurn = (): string => `rotate(${SLOPE.toFixed(2)} ${X(0.03).toFixed(2)} ${(Y(0.03) - 8).toFixed(2)})`;

function accuracyMark({ n, meanConfidence, accuracy }: ReliabilityBin): Markup[] {
  if (meanConfidence === null || accuracy === null) return [];
  const [x, y] = [X(meanConfidence), Y(accuracy)];
  const interval = intervalPixels(wilson(Math.round(accuracy * n), n), Y);
  const gap = segment([x, Y(meanConfidence)], [x, y], { stroke: 'accent-soft', 'stroke-width': 9 });
  const told = tooltip(
    `${n} answers, stated ${percent({ value: meanConfidence })} %, right ${percent({ value: accuracy })} %`,
  );
  return [
    gap,
    ...(interval === null ? [] : [verticalWhisker(interval, x)]),
    element('circle', { cx: x, cy: y, r: 4.5, fill: 'accent', stroke: 'paper', 'stroke-width': 1.5 }, told),
  ];
}

function countBar({ low, high, n }: ReliabilityBin, most: number): Markup[] {
  const height = (STRIP.height * n) / most;
  const bottom = STRIP.top + STRIP.height + 12;
  const middle = X((low + high) / 2);
  const box = { x: X(low) + 1.5, y: bottom - height, width: X(high) - X(low) - 3, height, rx: 1.5 };
  return [
    ...(n === 0 ? [] : [element('rect', { ...box, fill: 'accent-mid' })]),
    label(middle, bottom - height - 3, String(n), { anchor: 'middle', size: 9.5 }),
  ];
}

function describe(bins: readonly ReliabilityBin[]): string {
  const lines = bins
    .filter(({ n }) => n > 0)
    .map(
      ({ n, meanConfidence, accuracy }) =>
        `stated ${percent({ value: meanConfidence })} %, right ${percent({ value: accuracy })} % of ${n}`,
    );
  return `Share of right answers by stated confidence. ${lines.length > 0 ? lines.join('; ') : 'No confidence was stated'}.`;
}
