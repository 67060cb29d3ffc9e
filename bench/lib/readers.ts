import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { parse } from 'csv-parse';
import { openDump } from '../../src/tickets/open-dump.ts';
import { readCsvRows } from '../../src/tickets/csv/rows.ts';
import { readTickets } from '../../src/tickets/read.ts';
import { readLines } from '../../src/util/read-lines.ts';

/** Each reads a file to its end and returns how many records it found. */
type Reader = (file: string) => Promise<number>;

export const READERS = {
  'node:readline + JSON.parse': async (file) => {
    let records = 0;
    for await (const line of createInterface({ input: createReadStream(file), crlfDelay: Infinity })) {
      if (isRecord(JSON.parse(line))) records++;
    }
    return records;
  },
  'readLines + JSON.parse': async (file) => {
    let records = 0;
    const { chunks } = await openDump(file);
    for await (const lines of readLines(chunks)) {
      for (const { text } of lines) if (isRecord(JSON.parse(text))) records++;
    }
    return records;
  },
  'csv-parse, arrays': (file) => countParsed(file, false),
  'csv-parse, objects': (file) => countParsed(file, true),
  readCsvRows: async (file) => {
    let records = 0;
    for await (const rows of readCsvRows(await openDump(file))) records += rows.length;
    return records - 1;
  },
  readTickets: async (file) => {
    let records = 0;
    for await (const batch of readTickets(file, { labels: null })) {
      records += batch.filter(({ status }) => status === 'read').length;
    }
    return records;
  },
} satisfies Record<string, Reader>;

export type ReaderName = keyof typeof READERS;

const isRecord = (value: unknown): boolean => typeof value === 'object' && value !== null;

/** Data events are the fastest way to take rows from the stream of csv-parse. The header is not counted. */
async function countParsed(file: string, columns: boolean): Promise<number> {
  let records = 0;
  await new Promise((resolve, reject) => {
    const input = createReadStream(file).on('error', reject);
    const parser = input.pipe(parse({ columns }));
    parser
      .on('data', () => records++)
      .on('error', reject)
      .on('end', resolve);
  });
  return columns ? records : records - 1;
}
