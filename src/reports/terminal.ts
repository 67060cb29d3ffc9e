import { Chalk } from 'chalk';
import Table from 'cli-table3';
import { printable } from '../util/printable.ts';
import type { AnyReport } from './any-report.ts';
import { findingsOf, noticesOf, sourceLine, usageLine } from './lines.ts';
import { tablesOf } from './tables.ts';
import type { TextTable } from './text-table.ts';

/** Slices of fewer tickets, and any beyond so many, are left to the files. */
const FEWEST_TICKETS = 5;
const MOST_ROWS = 20;

/** Colours where stdout is a terminal that has them. NO_COLOR takes them away, FORCE_COLOR gives them in any case. */
const isPlain = Boolean(process.env.NO_COLOR) && process.env.FORCE_COLOR === undefined;
const chalk = new Chalk(isPlain ? { level: 0 } : {});

export function renderTerminal(report: AnyReport): string {
  const notices = noticesOf(report).map((notice) => chalk.yellow(notice));
  const head = [printable(sourceLine(report)), ...notices].join('\n');
  const parts = [
    head,
    findingsOf(report).map(printable).join('\n'),
    ...tablesOf(report).map(renderTable),
    usageLine(report),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

export function renderTable(table: TextTable): string {
  const rows = shownRows(table);
  const drawn = new Table({
    head: table.columns.map(printable),
    colAligns: table.columns.map((_, index) => (index === 0 ? 'left' : 'right')),
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
  });
  drawn.push(...rows.map((row) => row.map(printable)));
  const hidden = table.rows.length - rows.length;
  const more = hidden > 0 ? `\n… ${hidden} more in the report files` : '';
  return `${chalk.bold(table.title)}\n${withoutTrailingBlanks(drawn.toString())}${more}`;
}

function shownRows({ rows, isSlice }: TextTable): string[][] {
  if (!isSlice) return rows;
  return rows.filter((row) => Number(row.at(-1)) >= FEWEST_TICKETS).slice(0, MOST_ROWS);
}

const withoutTrailingBlanks = (text: string): string => text.replace(/ +$/gm, '');

/** No lines: they cost width and tell nothing. */
const NO_LINES = {
  top: '',
  'top-mid': '',
  'top-left': '',
  'top-right': '',
  bottom: '',
  'bottom-mid': '',
  'bottom-left': '',
  'bottom-right': '',
  left: '',
  'left-mid': '',
  mid: '',
  'mid-mid': '',
  right: '',
  'right-mid': '',
  middle: '',
};
