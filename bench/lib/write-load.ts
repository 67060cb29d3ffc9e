import { createWriteStream } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { formatTicketCsv, formatTicketJsonl, ticketCsvHeader } from '../../src/tickets/write.ts';
import { composeTickets } from './compose-tickets.ts';
import { loadCorpus } from './corpus.ts';

export const LOAD_FORMATS = ['jsonl', 'csv'] as const;
export type LoadFormat = (typeof LOAD_FORMATS)[number];

export interface Load {
  tickets: number;
  seed: number;
  format: LoadFormat;
}

const EXTRA_COLUMNS = { ticket: ['language', 'generated'], message: [] };
const CHUNK_CHARACTERS = 64 * 1024;

/** Writes a dump for load tests in memory that does not grow. Throws RangeError for a name that doesn't say what it is. */
export async function writeLoad(file: string, { tickets, seed, format }: Load): Promise<void> {
  const name = path.basename(file);
  if (!name.startsWith('load-')) {
    throw new RangeError(
      `-o: expected a name that begins with load-, as ${loadName({ tickets, format })}; got ${name}`,
    );
  }
  const texts = textsOf(composeTickets(await loadCorpus(), { tickets, seed }), format);
  await pipeline(Readable.from(chunksOf(texts)), createWriteStream(file));
}

export const loadName = ({ tickets, format }: Pick<Load, 'tickets' | 'format'>): string => `load-${tickets}.${format}`;

function* textsOf(tickets: Iterable<Ticket>, format: LoadFormat): Generator<string> {
  if (format === 'csv') yield ticketCsvHeader(EXTRA_COLUMNS);
  for (const ticket of tickets) {
    yield format === 'csv' ? formatTicketCsv(ticket, EXTRA_COLUMNS) : formatTicketJsonl(ticket);
  }
}

/** One write a line would cost more than the lines. */
function* chunksOf(texts: Iterable<string>): Generator<string> {
  let chunk = '';
  for (const text of texts) {
    chunk += text;
    if (chunk.length < CHUNK_CHARACTERS) continue;
    yield chunk;
    chunk = '';
  }
  if (chunk !== '') yield chunk;
}
