import { isUtf8 } from 'node:buffer';
import { Parser, type CsvError, type Options } from 'csv-parse';
import { parse as parseSync } from 'csv-parse/sync';
import { DataError } from '../../errors.ts';
import { ByteWindow } from './byte-window.ts';
import { countLineEnds, dialectOf, type CsvDialect } from './dialect.ts';
import { restore } from './formula.ts';
import type { Dump } from '../open-dump.ts';

export interface CsvRow {
  /** Where the row begins, from 1. */
  line: number;
  /** Of a row with a problem only what a look at its delimiters gives. */
  cells: string[];
  raw: Buffer;
  /** What is wrong with its quotes, if anything. */
  problem: string | null;
}

const MAX_ROW_BYTES = 64 * 1024 * 1024;

/**
 * The rows of a CSV file, the header and blank ones among them, a batch for each chunk. Throws DataError for bytes that
 * are not UTF-8 and for a quote that is never closed, as nothing after it can be split into rows.
 */
export async function* readCsvRows({ path, head, chunks }: Dump): AsyncGenerator<CsvRow[]> {
  const reader = new RowReader(path, dialectOf(head));
  for await (const chunk of chunks) yield await reader.read(chunk);
  yield await reader.end();
}

class RowReader {
  readonly #path: string;
  readonly #dialect: CsvDialect;
  readonly #parser: RowParser;
  readonly #window = new ByteWindow();
  #rows: CsvRow[] = [];
  #line = 1;
  #hasDamage = false;

  constructor(path: string, dialect: CsvDialect) {
    this.#path = path;
    this.#dialect = dialect;
    this.#parser = new RowParser(dialect);
  }

  async read(chunk: Buffer): Promise<CsvRow[]> {
    this.#window.push(chunk);
    for (const found of await this.#parser.parse(chunk)) this.#take(found);
    if (this.#window.length > MAX_ROW_BYTES) throw this.#unclosed('in 64 MiB');
    return this.#takeRows();
  }

  async end(): Promise<CsvRow[]> {
    for (const found of await this.#parser.finish()) this.#take(found);
    if (this.#hasDamage) this.#takeDamaged(this.#window.takeAll(), null);
    return this.#takeRows();
  }

  #takeRows(): CsvRow[] {
    const rows = this.#rows;
    this.#rows = [];
    return rows;
  }

  #take(found: Found): void {
    if ('error' in found) {
      if (found.error?.code === 'CSV_QUOTE_NOT_CLOSED') throw this.#unclosed('up to the end of the file');
      this.#hasDamage = true;
      return;
    }
    const bytes = this.#window.takeUntil(found.end);
    if (this.#hasDamage) this.#takeDamaged(bytes, found.cells);
    else this.#add(bytes, found.cells, null);
  }

  #takeDamaged(bytes: Buffer, cells: string[] | null): void {
    this.#hasDamage = false;
    const { damaged, intact } = splitDamaged(bytes, this.#dialect);
    for (const { raw, problem } of damaged) this.#add(raw, roughCells(raw, this.#dialect), problem);
    if (cells) this.#add(intact, cells, null);
  }

  #add(raw: Buffer, cells: string[], problem: string | null): void {
    if (!isUtf8(raw)) throw this.#undecodable(raw);
    this.#rows.push({ line: this.#line, cells: cells.map(restore), raw, problem });
    this.#line += countLineEnds(raw, this.#dialect);
  }

  #undecodable(raw: Buffer): DataError {
    const line = this.#line + linesBeforeBadBytes(raw, this.#dialect);
    return new DataError(`${this.#path}:${line}: expected UTF-8, got other bytes`, {
      hint: `Convert it: iconv -f windows-1252 -t utf-8 ${this.#path} > utf8.csv (Chinese text: -f gb18030 or -f big5)`,
    });
  }

  #unclosed(extent: string): DataError {
    return new DataError(`${this.#path}:${this.#line}: expected a closing quote, got none ${extent}`, {
      hint: 'Look for a single " in the record that begins there; a quote within a quoted cell is written as "".',
    });
  }
}

/** A row and the offset at which it ends, or an error within the row that comes next. */
type Found = { cells: string[]; end: number } | { error: CsvError | undefined };

/**
 * csv-parse with its rows taken as it emits them, while `info` still says where they end. The option `on_record` would
 * tell that as well, but builds a record of information for each row, which took measurably longer.
 */
class RowParser extends Parser {
  #found: Found[] = [];

  constructor(dialect: CsvDialect) {
    super({ ...parserOptions(dialect), on_skip: (error) => void this.#found.push({ error }) });
    // Failures arrive through the callbacks of write and end; without a listener they would also be thrown.
    this.on('error', () => {});
  }

  override push(cells: string[] | null): boolean {
    if (cells === null) return super.push(null);
    this.#found.push({ cells, end: this.info.bytes });
    return true;
  }

  async parse(chunk: Buffer): Promise<Found[]> {
    await new Promise<void>((resolve, reject) => {
      this.write(chunk, (error) => (error ? reject(error) : resolve()));
    });
    return this.#takeFound();
  }

  async finish(): Promise<Found[]> {
    await new Promise<void>((resolve, reject) => {
      this.end((error?: Error | null) => (error ? reject(error) : resolve()));
    });
    return this.#takeFound();
  }

  #takeFound(): Found[] {
    const found = this.#found;
    this.#found = [];
    return found;
  }
}

function parserOptions({ delimiter, lineEnds }: CsvDialect) {
  return {
    columns: false,
    delimiter,
    record_delimiter: lineEnds,
    relax_column_count: true,
    skip_records_with_error: true,
  } satisfies Options;
}

/**
 * The rows with quote errors at the beginning of `bytes`, and the one without at its end. csv-parse does not say where
 * a row ends in which it met an error, so the few bytes concerned are parsed again with its slower `raw` option.
 */
function splitDamaged(
  bytes: Buffer,
  dialect: CsvDialect,
): { damaged: { raw: Buffer; problem: string }[]; intact: Buffer } {
  if (!isUtf8(bytes)) return { damaged: [{ raw: bytes, problem: '' }], intact: bytes };
  const faults: { start: number; length: number; problem: string }[] = [];
  let end = bytes.length;
  parseSync(bytes, {
    ...parserOptions(dialect),
    raw: true,
    on_record: (_, { raw }) => {
      end = bytes.lastIndexOf(raw ?? '');
      return null;
    },
    // `raw` is what has been read of the row up to the error. A row may have several; they begin alike.
    on_skip: (error, raw = '') => {
      const last = faults.at(-1);
      const length = Buffer.byteLength(raw);
      const isSameRow = last && length > last.length && bytes.indexOf(raw, last.start) === last.start;
      if (isSameRow) return;
      const start = last ? bytes.indexOf(raw, last.start + last.length) : 0;
      faults.push({ start, length, problem: quoteProblem(error) });
    },
  });
  const damaged = faults.map(({ start, problem }, index) => ({
    raw: bytes.subarray(start, faults[index + 1]?.start ?? end),
    problem,
  }));
  return { damaged, intact: bytes.subarray(end) };
}

function roughCells(raw: Buffer, { delimiter }: CsvDialect): string[] {
  const [firstLine = ''] = raw.toString().split(/[\r\n]/, 1);
  return firstLine.split(delimiter).map((cell) => cell.replace(/^"|"$/g, ''));
}

function quoteProblem(error: CsvError | undefined): string {
  if (error?.code === 'CSV_INVALID_CLOSING_QUOTE') {
    return 'quotes: expected a delimiter or the end of the line after a closing quote, got another character';
  }
  return 'quotes: expected a quote only at the beginning of a cell, got one within an unquoted cell';
}

function linesBeforeBadBytes(raw: Buffer, dialect: CsvDialect): number {
  let valid = 0;
  for (let end = raw.indexOf(10); end !== -1 && isUtf8(raw.subarray(valid, end)); end = raw.indexOf(10, end + 1)) {
    valid = end + 1;
  }
  return countLineEnds(raw.subarray(0, valid), dialect);
}
