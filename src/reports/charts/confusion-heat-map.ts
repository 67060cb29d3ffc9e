import type { EvalReport } from '../../runs/report/report.ts';
import type { Markup } from '../markup.ts';
import { element, label, tooltip, type Chart } from './svg.ts';
import { shortened, textWidth } from './text-size.ts';

export type ConfusionTable = EvalReport['confusion'];

const LEFT = 120;
const CELL = { width: 44, height: 38 };
const NAME_SIZE = 11;
/** Names of columns rise by so many degrees, so that long ones keep apart. */
const RISE = 38;
const LONGEST_NAME = 150;

/**
 * Labels down, answers across; a cell is the deeper the more tickets of its label it holds: blue where the answer is right,
 * red where it is not.
 */
export function confusionHeatMap({ rows, columns, counts }: ConfusionTable): Chart {
  const cells = rows.flatMap((row, y) =>
    columns.map((column, x) => ({ row, column, x, y, count: counts[y]?.[x] ?? 0 })),
  );
  const top = headHeight(columns);
  const totals = rows.map((_, y) => (counts[y] ?? []).reduce((sum, count) => sum + count, 0));
  return {
    width: Math.max(240, LEFT + columns.length * CELL.width + 24),
    height: top + rows.length * CELL.height + 2,
    title: 'Labels and answers',
    description: describe({ rows, columns, counts }),
    content: [
      label(0, top - 26, 'answered ↗', { weight: 600 }),
      label(0, top - 8, '↓ labelled', { weight: 600 }),
      ...columns.map((name, x) => columnName(name, LEFT + (x + 0.5) * CELL.width, top - 8)),
      ...rows.map((name, y) => rowName(name, totals[y] ?? 0, top + (y + 0.5) * CELL.height)),
      ...cells.map((cell) => cellOf(cell, totals[cell.y] ?? 0, top)),
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

const shownName = (name: string): string => shortened(name, NAME_SIZE, LONGEST_NAME);

function headHeight(columns: readonly string[]): number {
  const longest = Math.max(60, ...columns.map((name) => textWidth(shownName(name), NAME_SIZE)));
  return 16 + longest * Math.sin((RISE * Math.PI) / 180);
}

function columnName(name: string, x: number, y: number): Markup {
  const turned = { transform: `translate(${x.toFixed(2)} ${y.toFixed(2)}) rotate(-${RISE})` };
  return element('g', turned, tooltip(name), label(0, 0, shownName(name), { size: NAME_SIZE, fill: 'ink' }));
}

function rowName(name: string, tickets: number, y: number): Markup {
  return element(
    'g',
    {},
    tooltip(name),
    label(0, y - 1, shortened(name, NAME_SIZE, LEFT - 2), { fill: 'ink', size: NAME_SIZE }),
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

function cellOf({ row, column, x, y, count }: Cell, total: number, head: number): Markup {
  const share = total === 0 ? 0 : count / total;
  const left = LEFT + x * CELL.width;
  const top = head + y * CELL.height;
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
