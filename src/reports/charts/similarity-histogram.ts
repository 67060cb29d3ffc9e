import { scaleLinear, scaleSqrt, type ScalePower } from 'd3-scale';
import type { SimilarityHistogram, SweepReport } from '../../runs/report/sweep-report.ts';
import type { Markup } from '../markup.ts';
import { threshold as written } from '../sweep/format.ts';
import { tickLabel } from './axes.ts';
import type { Colour } from './colours.ts';
import { element, label, segment, tooltip, type Chart } from './svg.ts';
import { sourceLabel, SWEEP_AREA, type Scale } from './sweep-series.ts';

/**
 * How similar pairs of escalations are: upward those of the same incident, downward those of others, with the swept range
 * as a ground. Heights are roots of counts, as few pairs among many decide about a link; each kind has a scale of its own.
 */
export function similarityHistogram(report: SweepReport): Chart {
  const bins = binsOf(report.similarities);
  const x = scaleLinear(shownRange(bins, report), [SWEEP_AREA.left, SWEEP_AREA.right]);
  const { zero, length } = heights(bins);
  return {
    width: 400,
    height: 386,
    title: 'Similarities of pairs',
    description: describe(bins, report),
    content: [
      label(10, 12, `↑ pairs of the same incident, ${count(bins, 'same')}`, {
        fill: 'accent',
        weight: 600,
      }),
      label(10, 29, `↓ pairs of different incidents, ${count(bins, 'other')}`, {
        fill: 'second',
        weight: 600,
      }),
      label(10, 46, 'heights: square roots of counts, each kind on a scale of its own', { size: 10 }),
      ...sweptRange(report, x),
      ...grid(x, zero, length, bins),
      ...bins.flatMap((bin) => [bar(bin, 'same', { x, zero, length }), bar(bin, 'other', { x, zero, length })]).flat(),
      segment([SWEEP_AREA.left, zero], [SWEEP_AREA.right, zero], { stroke: 'ink' }),
      label(SWEEP_AREA.right, SWEEP_AREA.bottom + 34, 'similarity of the pair →', {
        anchor: 'end',
        weight: 600,
      }),
      sourceLabel(report),
    ],
  };
}

interface Bin {
  from: number;
  to: number;
  same: number;
  other: number;
}

type Kind = 'same' | 'other';
type Height = ScalePower<number, number>;

interface Heights {
  zero: number;
  length: Record<Kind, Height>;
}

/** Share of the height that pairs of the same incident take. */
const UPPER = 0.45;

const KINDS: Record<Kind, { fill: Colour; name: string; direction: 1 | -1 }> = {
  same: { fill: 'accent', name: 'of the same incident', direction: -1 },
  other: { fill: 'second', name: 'of different incidents', direction: 1 },
};

function binsOf({ low, high, sameIncident, otherIncident }: SimilarityHistogram): Bin[] {
  const width = (high - low) / sameIncident.length;
  return sameIncident.map((same, index) => ({
    from: low + index * width,
    to: low + (index + 1) * width,
    same,
    other: otherIncident[index] ?? 0,
  }));
}

/** From the first bin with pairs to the last, and all of the swept range. */
function shownRange(bins: readonly Bin[], { points }: SweepReport): [number, number] {
  const ends = [
    ...bins.filter(({ same, other }) => same + other > 0).flatMap(({ from, to }) => [from, to]),
    ...points.map(({ threshold }) => threshold),
  ];
  return ends.length === 0 ? [0, 1] : [Math.min(...ends), Math.max(...ends)];
}

const most = (bins: readonly Bin[], kind: Kind): number => Math.max(1, ...bins.map((bin) => bin[kind]));

const count = (bins: readonly Bin[], kind: Kind): string =>
  bins.reduce((sum, bin) => sum + bin[kind], 0).toLocaleString('en-US');

/** The line between both kinds, and the pixels of a count: each kind has a scale of its own. */
function heights(bins: readonly Bin[]): Heights {
  const pixels = SWEEP_AREA.bottom - SWEEP_AREA.top - 8;
  const lengthOf = (kind: Kind, part: number): Height => scaleSqrt([0, most(bins, kind)], [0, part * pixels]);
  const length = { same: lengthOf('same', UPPER), other: lengthOf('other', 1 - UPPER) };
  return { zero: SWEEP_AREA.top + 4 + UPPER * pixels, length };
}

function sweptRange({ points }: SweepReport, x: Scale): Markup[] {
  if (points.length === 0) return [];
  const thresholds = points.map(({ threshold }) => threshold);
  const [from, to] = [x(Math.min(...thresholds)), x(Math.max(...thresholds))];
  const box = { x: from, y: SWEEP_AREA.top, width: Math.max(2, to - from), height: SWEEP_AREA.bottom - SWEEP_AREA.top };
  return [
    element('rect', { ...box, fill: 'rule', opacity: 0.75 }),
    label((from + to) / 2, SWEEP_AREA.top - 6, 'θ swept', { anchor: 'middle', size: 10.5 }),
  ];
}

function grid(x: Scale, zero: number, length: Heights['length'], bins: readonly Bin[]): Markup[] {
  const line = (y: number, value: number): Markup[] => [
    segment([SWEEP_AREA.left, y], [SWEEP_AREA.right, y], { stroke: 'rule' }),
    label(SWEEP_AREA.left - 8, y + 4, short(value), { anchor: 'end' }),
  ];
  const ticks = (kind: Kind): Markup[] =>
    steps(most(bins, kind)).flatMap((value) => line(zero + KINDS[kind].direction * length[kind](value), value));
  return [
    ...ticks('same'),
    ...ticks('other'),
    label(SWEEP_AREA.left - 8, zero + 4, '0', { anchor: 'end' }),
    ...x.ticks(5).map((value) => tickLabel(SWEEP_AREA, x(value), written(value))),
  ];
}

/** Thousands as k, so that the label fits beside the chart. */
const short = (value: number): string => (value >= 1000 && value % 1000 === 0 ? `${value / 1000}k` : String(value));

/** The power of ten below the largest count, and its highest multiple where that is far above. */
function steps(largest: number): number[] {
  const power = 10 ** Math.floor(Math.log10(largest));
  const multiple = power * Math.floor(largest / power);
  return multiple >= 4 * power ? [power, multiple] : [power === 1 ? multiple : power];
}

function bar({ from, to, ...counts }: Bin, kind: Kind, { x, zero, length }: Heights & { x: Scale }): Markup[] {
  const pairs = counts[kind];
  if (pairs === 0) return [];
  const { fill, name, direction } = KINDS[kind];
  // the least pair shows
  const height = Math.max(1.5, length[kind](pairs));
  const box = { x: x(from) + 0.4, y: direction === 1 ? zero : zero - height, width: x(to) - x(from) - 0.8, height };
  return [element('rect', { ...box, fill }, tooltip(`${written(from)} to ${written(to)}: ${pairs} pairs ${name}`))];
}

function describe(bins: readonly Bin[], { points }: SweepReport): string {
  const lowest = Math.min(...points.map(({ threshold }) => threshold));
  const above = (kind: Kind): number =>
    bins.filter(({ from }) => from >= lowest - 1e-9).reduce((sum, bin) => sum + bin[kind], 0);
  return `${count(bins, 'same')} pairs of the same incident, ${above('same')} of them at least as similar as the lowest threshold; ${count(bins, 'other')} pairs of different incidents, ${above('other')} of them.`;
}
