import { DataError } from '../errors.ts';
import { openDump, type Dump } from './open-dump.ts';
import type { LabelNames } from './parse-ticket.ts';
import { readCsvTickets } from './csv/read-csv.ts';
import { readJsonl } from './read-jsonl.ts';
import type { TicketRecord } from './record.ts';

export interface ReadOptions {
  /** The labels that a ticket may carry; null lets any pass. */
  labels: LabelNames | null;
}

/**
 * The records of a JSONL or CSV file in their order, in batches that are never empty and never more than what a chunk
 * of the file holds. A record that holds no ticket is rejected and the rest goes on; DataError is thrown for a file
 * that can't be read at all, and for one without any record.
 */
export async function* readTickets(path: string, { labels }: ReadOptions): AsyncGenerator<TicketRecord[]> {
  yield* readDump(await openDump(path), labels);
}

/** `readTickets` of a file that has been opened. */
export async function* readDump(dump: Dump, labels: LabelNames | null): AsyncGenerator<TicketRecord[]> {
  const batches = dump.format === 'csv' ? readCsvTickets(dump, labels) : readJsonl(dump, labels);
  let isEmpty = true;
  for await (const batch of batches) {
    if (batch.length === 0) continue;
    isEmpty = false;
    yield batch;
  }
  if (isEmpty) throw new DataError(`${dump.path}: expected at least one ticket, got none`);
}
