import { printable } from '../util/printable.ts';
import { brokenLines, wrapped } from '../util/text-columns.ts';
import type { TextTable } from './text-table.ts';

/** Columns that what belongs to a row is indented by. */
const INDENT = 2;

/** A table that is wider than the screen: the name of each row, and below it `column: value` as many on a line as fit. */
export const asRecords = ({ columns, rows }: TextTable, width: number): string =>
  rows.map((row) => recordOf(columns.map(printable), row.map(printable), width)).join('\n');

function recordOf(columns: readonly string[], row: readonly string[], width: number): string {
  const [name = '', ...values] = row.map((value, index) => named(columns[index] ?? '', value));
  const below = brokenLines(
    values.filter((value) => value !== ''),
    ' · ',
    width - INDENT,
  ).flatMap((line) => wrapped(line, width - INDENT).split('\n'));
  return [wrapped(name, width), ...below.map((line) => `${' '.repeat(INDENT)}${line}`)].join('\n');
}

const named = (column: string, value: string): string =>
  column === '' || value === '' ? value : `${column}: ${value}`;
