import chalk from 'chalk';
import Table from 'cli-table3';
import type { Report } from '../runs/report.ts';
import { printable } from '../util/printable.ts';
import { sourceLine, tablesOf, usageLine, type TextTable } from './tables.ts';

/** Slices of fewer tickets, and any beyond so many, are left to the files. */
const FEWEST_TICKETS = 5;
const MOST_ROWS = 20;

export function renderTerminal(report: Report): string {
  const notice = report.run.notice === null ? [] : [chalk.yellow(report.run.notice)];
  const head = [printable(sourceLine(report)), ...notice].join('\n');
  return `${[head, ...tablesOf(report).map(renderTable), usageLine(report)].join('\n\n')}\n`;
}

function renderTable(table: TextTable): string {
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
