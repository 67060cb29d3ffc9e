import type { Markup } from '../markup.ts';
import { diamond } from './diamond.ts';
import { placeLabels, type Box, type PlacedLabel } from './place-labels.ts';
import { element, label, segment, TEXT_SIZE, tooltip } from './svg.ts';
import { shortened } from './text-size.ts';
import { horizontalWhisker, verticalWhisker } from './whisker.ts';

/** With more points than this, numbers stand at them and their names below the chart. */
const MOST_NAMED = 8;
const KEY_LINE = 16;
/** Pixels for a name in the key. */
const KEY_WIDTH = 360;

export interface PlotPoint {
  /** Which of the rows, from 1: stands for the name where names would crowd. */
  number: number;
  name: string;
  x: number;
  y: number;
  /** Ends of the intervals in pixels; null for none. */
  xInterval: [number, number] | null;
  yInterval: [number, number] | null;
  /** The one to look at, one among others, or a figure from elsewhere. */
  kind: 'best' | 'other' | 'reference';
  /** The figures in words. */
  summary: string;
}

/** Points with whiskers and names that keep apart; the best takes its place first and is drawn on top. */
export function labelledPoints(points: readonly PlotPoint[], area: Box): Markup {
  const isNumbered = points.length > MOST_NAMED;
  const named = points.map((point) => ({
    ...point,
    text: isNumbered ? String(point.number) : shortened(point.name, TEXT_SIZE, 180),
  }));
  const bestFirst = named.toSorted((a, b) => Number(b.kind === 'best') - Number(a.kind === 'best'));
  const placed = placeLabels(bestFirst, points.flatMap(whiskerBoxes), area);
  return element(
    'g',
    {},
    bestFirst.toReversed().map(whiskers),
    placed.map(leaderOf),
    bestFirst.toReversed().map(dot),
    placed.map((label, index) => nameOf(label, bestFirst[index]?.kind === 'best')),
  );
}

const leaderOf = ({ x, y, leader }: PlacedLabel): Markup | null =>
  leader === null ? null : segment([x, y], leader, { stroke: 'muted', 'stroke-width': 0.75 });

/** Height in pixels that `pointKey` takes. */
export const keyHeight = (count: number): number => (count > MOST_NAMED ? KEY_LINE * count + 8 : 0);

/** Which number is which, from `top` on; nothing where names stand at the points. */
export function pointKey(points: readonly PlotPoint[], left: number, top: number): Markup[] {
  if (points.length <= MOST_NAMED) return [];
  return points
    .map(({ number, name }, index) => [
      label(left + 14, top + KEY_LINE * (index + 1), String(number), { anchor: 'end' }),
      label(left + 22, top + KEY_LINE * (index + 1), shortened(name, TEXT_SIZE, KEY_WIDTH), { fill: 'ink' }),
    ])
    .flat();
}

/** The rim in the colour of the page keeps the letters apart from what they stand on. */
function nameOf({ textX: x, textY: y, text }: PlacedLabel, isBest: boolean): Markup {
  const rim = { stroke: 'paper', 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' } as const;
  const look = isBest ? ({ fill: 'ink', 'font-weight': 650 } as const) : ({ fill: 'muted' } as const);
  return element('text', { x, y, ...look, ...rim }, text);
}

function whiskers({ x, y, xInterval, yInterval, kind }: PlotPoint): Markup {
  const stroke = kind === 'best' ? 'accent' : 'muted';
  return element(
    'g',
    { opacity: kind === 'best' ? 0.9 : 0.5 },
    xInterval === null ? null : horizontalWhisker(xInterval, y, stroke),
    yInterval === null ? null : verticalWhisker(yInterval, x, stroke),
  );
}

function dot({ name, summary, x, y, kind }: PlotPoint): Markup {
  const told = tooltip(`${name}: ${summary}`);
  if (kind === 'reference') return diamond(x, y, 6, told);
  const look =
    kind === 'best' ? ({ fill: 'accent', stroke: 'paper' } as const) : ({ fill: 'paper', stroke: 'accent' } as const);
  return element('circle', { cx: x, cy: y, r: kind === 'best' ? 6 : 5, 'stroke-width': 2, ...look }, told);
}

function whiskerBoxes({ x, y, xInterval, yInterval }: PlotPoint): Box[] {
  return [
    ...(xInterval === null ? [] : [{ left: xInterval[0], right: xInterval[1], top: y - 3, bottom: y + 3 }]),
    ...(yInterval === null ? [] : [{ left: x - 3, right: x + 3, top: yInterval[1], bottom: yInterval[0] }]),
  ];
}
