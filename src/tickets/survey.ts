import { createHash } from 'node:crypto';
import { DataError } from '../errors.ts';
import { IdRegistry } from './id-registry.ts';
import type { DumpFormat } from './inspect-head.ts';
import { openDump } from './open-dump.ts';
import { readDump, type ReadOptions } from './read.ts';
import type { ReadRecord, RejectedRecord } from './record.ts';
import { LABELLED_ONLY, type Selection } from './select.ts';
import { SelectionPlan } from './selection-plan.ts';
import { plural } from '../util/plural.ts';
import { printable } from '../util/printable.ts';

export interface SurveyProgress {
  readBytes: number;
  totalBytes: number;
  records: number;
}

export interface SurveyOptions extends ReadOptions {
  selection: Selection;
  onProgress?: (progress: SurveyProgress) => void;
}

/** What is known of a dump before anything is spent on it. */
export interface DumpSurvey {
  /** Of the file's bytes, as 64 hexadecimal digits. */
  sha256: string;
  bytes: number;
  format: DumpFormat;
  /** `read` and `rejected` together. */
  records: number;
  read: number;
  rejected: number;
  /** What is wrong with the first of the rejected, `file:line: field: expected …, got …`, safe to show. */
  firstRejections: readonly string[];
  /** Tickets that pass the other filters and were left out for want of a label; 0 unless that was asked for. */
  unlabelled: number;
  selected: number;
  /** Of the tickets read, whether selected or not. Those without a label or split are in neither. */
  labels: Map<string, number>;
  splits: Map<string, number>;
  /** Whether a ticket is selected, by its number among those read, from 0. */
  isSelected: (ordinal: number) => boolean;
}

const MAX_SHOWN = { rejections: 5, repeatedIds: 5 };

/**
 * Reads a dump once, in memory that grows by some 20 bytes a ticket. Throws DataError for what `readTickets` throws,
 * for repeated ids, when no record can be read, and when no ticket is selected.
 */
export async function surveyDump(path: string, options: SurveyOptions): Promise<DumpSurvey> {
  const { labels, selection, onProgress } = options;
  const hash = createHash('sha256');
  let readBytes = 0;
  const dump = await openDump(path, (bytes) => {
    hash.update(bytes);
    readBytes += bytes.length;
  });
  const tally = new Tally(path, selection);
  for await (const batch of readDump(dump, labels)) {
    for (const record of batch) tally.add(record);
    onProgress?.({ readBytes, totalBytes: dump.bytes, records: tally.records });
  }
  return { ...tally.finish(dump.format), sha256: hash.digest('hex'), bytes: readBytes, format: dump.format };
}

class Tally {
  readonly #path: string;
  readonly #plan: SelectionPlan;
  readonly #ids = new IdRegistry();
  readonly #labels = new Map<string, number>();
  readonly #splits = new Map<string, number>();
  readonly #firstRejections: string[] = [];
  readonly #firstRepeated: string[] = [];
  #repeatedIds = 0;
  #read = 0;
  #rejected = 0;

  constructor(path: string, selection: Selection) {
    this.#path = path;
    this.#plan = new SelectionPlan(selection);
  }

  get records(): number {
    return this.#read + this.#rejected;
  }

  add(record: ReadRecord | RejectedRecord): void {
    if (record.status === 'read') this.#addRead(record);
    else this.#addRejected(record);
  }

  finish(format: DumpFormat) {
    if (this.#read === 0) throw nothingReadable(this.#path, this.#rejected, this.#firstRejections);
    if (this.#repeatedIds > 0) throw repeatedIds(this.#repeatedIds, this.#firstRepeated, format);
    const selected = this.#plan.select({
      path: this.#path,
      read: this.#read,
      rejected: this.#rejected,
      firstRejections: this.#firstRejections,
    });
    return {
      records: this.records,
      read: this.#read,
      rejected: this.#rejected,
      firstRejections: this.#firstRejections,
      unlabelled: this.#plan.leftOutBy(LABELLED_ONLY.name),
      selected: selected.size,
      labels: this.#labels,
      splits: this.#splits,
      isSelected: (ordinal: number) => selected.has(ordinal),
    };
  }

  #addRead({ ticket, location, line }: ReadRecord): void {
    const earlier = this.#ids.register(ticket.id, line);
    if (earlier !== null)
      this.#addRepeated(`${location}: id: ${JSON.stringify(ticket.id)} occurs already at line ${earlier}`);
    increment(this.#labels, ticket.gold.label);
    increment(this.#splits, ticket.gold.split);
    this.#plan.offer(ticket, this.#read);
    this.#read++;
  }

  #addRejected({ location, problems }: RejectedRecord): void {
    this.#rejected++;
    if (this.#firstRejections.length >= MAX_SHOWN.rejections) return;
    this.#firstRejections.push(printable(`${location}: ${problems.join('; ')}`));
  }

  #addRepeated(message: string): void {
    this.#repeatedIds++;
    if (this.#firstRepeated.length < MAX_SHOWN.repeatedIds) this.#firstRepeated.push(message);
  }
}

function increment(counts: Map<string, number>, key: string | null): void {
  if (key !== null) counts.set(key, (counts.get(key) ?? 0) + 1);
}

function nothingReadable(path: string, rejected: number, first: readonly string[]): DataError {
  const message = `${path}: expected tickets, but none of ${plural(rejected, 'record')} is one`;
  return new DataError([message, ...first].join('\n'), {
    hint: 'A ticket needs an id, and messages or a text.',
  });
}

function repeatedIds(count: number, first: readonly string[], format: DumpFormat): DataError {
  const more = count > first.length ? [`and ${count - first.length} more`] : [];
  const rows = ' Where each row is a message, add the column role and sort the rows by id.';
  return new DataError([...first, ...more].join('\n'), {
    hint: `Give each ticket an id of its own.${format === 'csv' ? rows : ''}`,
  });
}
