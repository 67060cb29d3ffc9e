import { DataError } from '../../errors.ts';
import { batchesOf } from '../batches.ts';
import { columnsOf, type Column } from './columns.ts';
import { isRole, ticketOfRows } from './tickets-of-rows.ts';
import type { Dump } from '../open-dump.ts';
import type { LabelNames } from '../parse-ticket.ts';
import { readCsvRows, type CsvRow } from './rows.ts';
import type { TicketRecord } from '../record.ts';

/**
 * One record for each row, or, in a file with a `role` column, for each run of rows with the same id. Throws DataError
 * for a header without the columns that a ticket needs.
 */
export async function* readCsvTickets(dump: Dump, labels: LabelNames | null): AsyncGenerator<TicketRecord[]> {
  const grouper = new RowGrouper(dump.path, labels);
  for await (const rows of readCsvRows(dump)) {
    for (const batch of batchesOf(rows)) yield batch.filter((row) => !isBlank(row)).flatMap((row) => grouper.add(row));
  }
  yield grouper.end();
}

/** Spreadsheets save rows that were emptied as rows of delimiters. */
function isBlank({ cells, problem }: CsvRow): boolean {
  return problem === null && cells.every((cell) => cell.trim() === '');
}

class RowGrouper {
  readonly #path: string;
  readonly #labels: LabelNames | null;
  #columns: Column[] | null = null;
  /** The rows so far of the ticket being read. */
  #rows: CsvRow[] = [];

  constructor(path: string, labels: LabelNames | null) {
    this.#path = path;
    this.#labels = labels;
  }

  /** The ticket that is complete now that this row has come, if any. */
  add(row: CsvRow): TicketRecord[] {
    if (this.#columns === null) {
      this.#columns = this.#readHeader(row);
      return [];
    }
    if (this.#continues(row, this.#columns)) {
      this.#rows.push(row);
      return [];
    }
    const complete = this.end();
    this.#rows = [row];
    return complete;
  }

  /** The last ticket. */
  end(): TicketRecord[] {
    const [first] = this.#rows;
    if (!first || !this.#columns) return [];
    const place = { location: `${this.#path}:${first.line}`, line: first.line };
    const parsed = ticketOfRows(this.#rows, this.#columns, this.#labels);
    if (parsed.status === 'read') return [{ status: 'read', ...place, ticket: parsed.ticket }];
    return [{ status: 'rejected', ...place, problems: parsed.problems, raw: rawOf(this.#rows) }];
  }

  #readHeader({ line, cells, problem }: CsvRow): Column[] {
    const location = `${this.#path}:${line}`;
    if (problem !== null) throw new DataError(`${location}: header: ${problem}`);
    return columnsOf(cells, location);
  }

  #continues({ cells }: CsvRow, columns: readonly Column[]): boolean {
    if (!columns.some(isRole)) return false;
    const idIndex = columns.findIndex(({ kind, name }) => kind === 'ticket' && name === 'id');
    const id = cells[idIndex] ?? '';
    return id !== '' && id === this.#rows[0]?.cells[idIndex];
  }
}

function rawOf(rows: readonly CsvRow[]): string {
  return Buffer.concat(rows.map(({ raw }) => raw))
    .toString()
    .replace(/[\r\n]+$/, '');
}
