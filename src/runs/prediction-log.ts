import { closeSync, createReadStream, existsSync, openSync, truncateSync, writeSync } from 'node:fs';
import { readLines } from '../util/read-lines.ts';
import { DataError } from '../errors.ts';
import { parsePredictionRecord, type PredictionRecord } from './prediction-record.ts';

/** Appends to `predictions.jsonl`. Every line is with the operating system before the next prediction is taken. */
export interface PredictionLog {
  append(record: PredictionRecord): void;
  close(): void;
}

export function openPredictionLog(file: string): PredictionLog {
  const descriptor = openSync(file, 'a');
  return {
    append: (record) => writeWhole(descriptor, Buffer.from(`${JSON.stringify(record)}\n`)),
    close: () => closeSync(descriptor),
  };
}

/** One call may write a part only, as when the disk fills up. */
function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
}

/** The stored predictions in the order in which they were finished. Throws DataError naming a line that is none. */
export async function* readPredictions(file: string): AsyncGenerator<PredictionRecord> {
  for await (const lines of readLines(createReadStream(file))) {
    for (const line of lines) {
      const record = line.text === null ? null : parsePredictionRecord(line.text);
      if (record === null)
        throw new DataError(`${file}:${line.line}: expected a prediction, got ${excerpt(line.text)}`);
      yield record;
    }
  }
}

const excerpt = (text: string): string => JSON.stringify(text.slice(0, 60));

/** What a run has done already, by ticket and repeat. */
export type DoneSet = ReadonlySet<string>;

export const doneKey = (ticketId: string, repeat: number): string => `${repeat}\n${ticketId}`;

/** Reads what was done before a stop, after cutting off a last line that a kill left without its end. */
export async function recoverPredictions(file: string): Promise<DoneSet> {
  const done = new Set<string>();
  if (!existsSync(file)) return done;
  truncateSync(file, await wholeLinesLength(file));
  for await (const { ticketId, repeat } of readPredictions(file)) done.add(doneKey(ticketId, repeat));
  return done;
}

/** Bytes up to and including the last line end. */
async function wholeLinesLength(file: string): Promise<number> {
  let length = 0;
  let offset = 0;
  for await (const chunk of createReadStream(file)) {
    const bytes = chunk as Buffer;
    const end = bytes.lastIndexOf(0x0a);
    if (end >= 0) length = offset + end + 1;
    offset += bytes.length;
  }
  return length;
}
