import { createHash } from 'node:crypto';
import { DataError } from '../errors.ts';
import { asWritten } from './as-written.ts';
import { openDump } from './open-dump.ts';
import { readDump, type ReadOptions } from './read.ts';
import type { RejectedRecord } from './record.ts';
import type { DumpSurvey } from './survey.ts';
import type { Ticket } from './ticket.ts';

export interface SelectedTicket {
  ticket: Ticket;
  /** Its number among the tickets read, from 0. */
  ordinal: number;
}

export interface SelectedOptions extends ReadOptions {
  /** Receives the rejected records of each batch, if there are any; awaited. */
  onRejected?: (records: RejectedRecord[]) => void | Promise<void>;
}

/**
 * Reads a surveyed dump again and yields the selected tickets, one by one in the order of the file, named as a run writes them, so that they
 * are found again in it. Throws DataError at the end when the file is not the one that was surveyed.
 */
export async function* selectedTickets(
  path: string,
  survey: Pick<DumpSurvey, 'sha256' | 'isSelected'>,
  { labels, onRejected }: SelectedOptions,
): AsyncGenerator<SelectedTicket> {
  const hash = createHash('sha256');
  const dump = await openDump(path, (bytes) => hash.update(bytes));
  let ordinal = 0;
  for await (const batch of readDump(dump, labels)) {
    const rejected = batch.filter((record) => record.status === 'rejected');
    if (rejected.length > 0) await onRejected?.(rejected);
    for (const record of batch) {
      if (record.status !== 'read') continue;
      if (survey.isSelected(ordinal)) yield { ticket: asWritten(record.ticket), ordinal };
      ordinal++;
    }
  }
  if (hash.digest('hex') !== survey.sha256)
    throw new DataError(`${path}: the file was changed while it was being read`);
}
