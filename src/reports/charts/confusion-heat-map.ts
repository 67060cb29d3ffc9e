import type { EvalReport } from '../../runs/report.ts';
import type { Markup } from '../markup.ts';
import { element, label, tooltip, type Chart } from './svg.ts';
import { inTwoLines, shortened } from './text-size.ts';

export type ConfusionTable = EvalReport['confusion'];

const LEFT = 136;
const TOP = 66;
const CELL = { width: 52, height: 40 };

/**
 * Labels down, answers across; a cell is the deeper the more tickets of its label it holds: blue where the answer is right,
 * red where it is not.
 */
export function confusionHeatMap({ rows, columns, counts }: ConfusionTable): Chart {
  const cells = rows.flatMap((row, y) =>
    columns.map((column, x) => ({ row, column, x, y, count: counts[y]?.[x] ?? 0 })),
  );
  const totals = rows.map((_, y) => (counts[y] ?? []).reduce((sum, count) => sum + count, 0));
  return {
    width: Math.max(240, LEFT + columns.length * CELL.width),
    height: TOP + rows.length * CELL.height + 4,
    title: 'Labels and answers',
    description: describe({ rows, columns, counts }),
    content: [
      label(LEFT, 12, 'answered →', { weight: 600 }),
      label(0, TOP - 8, '↓ labelled', { weight: 600 }),
      ...columns.map((name, x) => columnName(name, LEFT + (x + 0.5) * CELL.width)),
      ...rows.map((name, y) => rowName(name, totals[y] ?? 0, TOP + (y + 0.5) * CELL.height)),
      ...cells.map((cell) => cellOf(cell, totals[cell.y] ?? 0)),
    ],
  };
}

function describe({ rows, columns, counts }: ConfusionTable): string {
  const lines = rows.map((row, y) => {
    const answers = columns.flatMap((column, x) => (counts[y]?.[x] ? [`${counts[y][x]} ${column}`] : []));
    return `${row} answered as ${answers.length > 0 ? answers.join(', ') : 'nothing, having no tickets'}`;
  });
  return `Rows are labels, columns are answers. ${lines.join('; ')}.`;
}

function columnName(name: string, x: number): Markup {
  const lines = inTwoLines(name).map((part) => shortened(part, 10.5, CELL.width + 12));
  const content = lines.map((part, index) =>
    label(x, TOP - 8 - 13 * (lines.length - 1 - index), part, { anchor: 'middle', size: 10.5, fill: 'ink' }),
  );
  return element('g', {}, tooltip(name), content);
}

function rowName(name: string, tickets: number, y: number): Markup {
  return element(
    'g',
    {},
    tooltip(name),
    label(0, y - 1, shortened(name, 11.5, LEFT - 6), { fill: 'ink', size: 11.5 }),
    label(0, y + 13, `${tickets} tickets`, { size: 10 }),
  );
}

interface Cell {
  row: string;
  column: string;
  x: number;
  y: number;
  count: number;
}

function cellOf({ row, column, x, y, count }: Cell, total: number): Markup {
  const share = total === 0 ? 0 : count / total;
  const left = LEFT + x * CELL.width;
  const top = TOP + y * CELL.height;
  const box = { x: left + 1, y: top + 1, width: CELL.width - 2, height: CELL.height - 2, rx: 3 };
  const isRight = row === column;
  return element(
    'g',
    {},
    tooltip(`${row} answered as ${column}: ${count} of ${total}`),
    element('rect', { ...box, fill: 'surface' }),
    count === 0 ? null : element('rect', { ...box, fill: isRight ? 'accent' : 'bad', 'fill-opacity': depth(share) }),
    label(left + CELL.width / 2, top + CELL.height / 2 + 5, count === 0 ? '·' : String(count), {
      anchor: 'middle',
      size: 13,
      weight: count === 0 ? 400 : 600,
      fill: count === 0 ? 'muted' : share >= DARK_FROM ? 'on-accent' : 'ink',
    }),
  );
}

/** From this share on a cell is so deep that only text in the colour of the page stands out. */
const DARK_FROM = 0.6;

/** Opacity: even one ticket of many shows; the middle, where neither text colour stands out, is stepped over. */
const depth = (share: number): number => (share < DARK_FROM ? 0.1 + 0.65 * share : 0.55 + 0.45 * share);
