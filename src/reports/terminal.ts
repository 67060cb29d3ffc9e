import { Chalk } from 'chalk';
import Table from 'cli-table3';
import { printable } from '../util/printable.ts';
import { columnsOf, wrapped } from '../util/text-columns.ts';
import type { AnyReport } from './any-report.ts';
import { findingsOf, noticesOf, sourceLine, usageLine } from './lines.ts';
import { asRecords } from './records.ts';
import { tablesOf } from './tables.ts';
import { alignments, type TextTable } from './text-table.ts';

/** Slices of fewer tickets, and any beyond so many, are left to the files. */
const FEWEST_TICKETS = 5;
const MOST_ROWS = 20;

/** Colours where stdout is a terminal that has them. NO_COLOR takes them away, FORCE_COLOR gives them in any case. */
const isPlain = Boolean(process.env.NO_COLOR) && process.env.FORCE_COLOR === undefined;
const chalk = new Chalk(isPlain ? { level: 0 } : {});

/** For a screen of `width` columns: what is wider is told in other lines, never cut. */
export function renderTerminal(report: AnyReport, width = Infinity): string {
  const prose = (line: string): string => wrapped(printable(line), width);
  const notices = noticesOf(report).map((notice) => chalk.yellow(prose(notice)));
  const parts = [
    [prose(sourceLine(report)), ...notices].join('\n'),
    findingsOf(report).map(prose).join('\n'),
    ...tablesOf(report).map((table) => renderTable(table, width)),
    prose(usageLine(report)),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** The table below its title; one line where none of its rows is shown, and nothing where it has none. */
export function renderTable(table: TextTable, width = Infinity): string {
  const rows = shownRows(table);
  const hidden = table.rows.length - rows.length;
  const left = `${hidden} more in the report files`;
  if (rows.length === 0)
    return hidden === 0 ? '' : wrapped(`${table.title}: none of ${FEWEST_TICKETS} tickets or more, ${left}`, width);
  const title = chalk.bold(wrapped(table.title, width));
  return `${title}\n${fitted({ ...table, rows }, width)}${hidden > 0 ? `\n… ${left}` : ''}`;
}

function shownRows({ rows, isSlice }: TextTable): string[][] {
  if (!isSlice) return rows;
  return rows.filter((row) => Number(row.at(-1)) >= FEWEST_TICKETS).slice(0, MOST_ROWS);
}

function fitted(table: TextTable, width: number): string {
  const text = drawn(table);
  return text.split('\n').some((line) => columnsOf(line) > width) ? asRecords(table, width) : text;
}

function drawn(table: TextTable): string {
  const grid = new Table({
    head: table.columns.map(printable),
    colAligns: alignments(table),
    chars: NO_LINES,
    style: { head: [], border: [], 'padding-left': 0, 'padding-right': 2 },
  });
  grid.push(...table.rows.map((row) => row.map(printable)));
  return withoutTrailingBlanks(grid.toString());
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
