import { valueOfCell } from './cells.ts';
import { MESSAGE_COLUMNS, type Column } from './columns.ts';
import { parseTicket, type LabelNames, type ParsedTicket } from '../parse-ticket.ts';
import { problem, quote } from '../problem.ts';
import type { CsvRow } from './rows.ts';

type Fields = Record<string, unknown>;

/**
 * One ticket from its rows, of which there are several when each holds a message. What is said of the ticket may stand
 * on any of them, but must not differ. An unknown column that differs from row to row is a field of the messages.
 */
export function ticketOfRows(
  rows: readonly CsvRow[],
  header: readonly Column[],
  labels: LabelNames | null,
): ParsedTicket {
  const columns = rows.length === 1 ? header : header.map((column, index) => asMessageField(column, rows, index));
  const problems = rows.flatMap((row) => rowProblem(row, columns) ?? []);
  if (rows.length > 1) problems.push(...contradictions(rows, columns));
  if (problems.length > 0) return { status: 'rejected', problems };
  return parseTicket(fieldsOf(rows, columns), labels);
}

function asMessageField(column: Column, rows: readonly CsvRow[], index: number): Column {
  const { kind, name } = column;
  const isCandidate = kind === 'extra' && !MESSAGE_COLUMNS.some((native) => native === name);
  return isCandidate && otherValue(rows, index) !== null ? { kind: 'message_extra', name } : column;
}

function rowProblem({ line, cells, problem: quotes }: CsvRow, columns: readonly Column[]): string | null {
  if (quotes !== null) return quotes;
  if (cells.length === columns.length) return null;
  return `row: expected ${columns.length} cells, got ${cells.length} on line ${line}`;
}

function contradictions(rows: readonly CsvRow[], columns: readonly Column[]): string[] {
  return columns.flatMap(({ kind, name }, index) => {
    const other = kind === 'ticket' || kind === 'extra' ? otherValue(rows, index) : null;
    if (other === null) return [];
    const expected = `${quote(firstValue(rows, index))} on all rows of the ticket`;
    return [`${problem(name, expected, other.cells[index])} on line ${other.line}`];
  });
}

/** The first row that contradicts an earlier one in that column; an empty cell contradicts nothing. */
function otherValue(rows: readonly CsvRow[], index: number): CsvRow | null {
  const first = firstValue(rows, index);
  return rows.find(({ cells }) => (cells[index] ?? '') !== '' && cells[index] !== first) ?? null;
}

function firstValue(rows: readonly CsvRow[], index: number): string | null {
  for (const { cells } of rows) {
    const cell = cells[index];
    if (cell !== undefined && cell !== '') return cell;
  }
  return null;
}

function fieldsOf(rows: readonly CsvRow[], columns: readonly Column[]): Fields {
  const fields: Fields = {};
  columns.forEach((column, index) => {
    if (column.kind !== 'ticket' && column.kind !== 'extra') return;
    const cell = firstValue(rows, index);
    if (cell !== null) fields[column.name] = column.kind === 'ticket' ? valueOfCell(column.name, cell) : cell;
  });
  const messages = rows.map((row) => messageOfRow(row, columns));
  // Where no other column is about messages a problem shall name the text as the file does.
  if (columns.every(isNotAboutMessages)) fields['text'] = messages[0]?.['text'];
  else fields['messages'] = messages;
  return fields;
}

function isNotAboutMessages({ kind, name }: Column): boolean {
  return kind === 'ticket' || kind === 'extra' || (kind === 'message' && name === 'text');
}

/** In a file without roles it is the customer who speaks. */
function messageOfRow({ cells }: CsvRow, columns: readonly Column[]): Fields {
  const message: Fields = {};
  columns.forEach(({ kind, name }, index) => {
    if (kind !== 'message' && kind !== 'message_extra') return;
    const cell = cells[index] ?? '';
    if (cell !== '' || (kind === 'message' && name === 'text')) message[name] = cell;
  });
  if (!columns.some(isRole)) message['role'] = 'customer';
  return message;
}

/** Whether each row of the file is a message. */
export function isRole({ kind, name }: Column): boolean {
  return kind === 'message' && name === 'role';
}
