import { closeSync, createReadStream, existsSync, openSync, truncateSync } from 'node:fs';
import { safeJson } from '../util/own-secrets.ts';
import { readLines, type Line } from '../util/read-lines.ts';
import { wholeLinesLength } from '../util/whole-lines.ts';
import { writeWhole } from '../util/write-whole.ts';
import { DataError, messageOf } from '../errors.ts';
import { createLatestAttempts } from './latest-attempts.ts';
import { doneKey, parsePredictionRecord, type PredictionRecord } from './prediction-record.ts';

export { doneKey };

/** Appends to `predictions.jsonl`. Every line is with the operating system before the next prediction is taken. */
export interface PredictionLog {
  append(record: PredictionRecord): void;
  close(): void;
}

/** Throws DataError, now or when appending, when the file can't be written; what was written before stays. */
export function openPredictionLog(file: string): PredictionLog {
  const descriptor = writing(file, () => openSync(file, 'a'));
  return {
    append: (record) => writing(file, () => writeWhole(descriptor, Buffer.from(`${safeJson(record)}\n`))),
    close: () => closeSync(descriptor),
  };
}

function writing<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new DataError(`${file}: can't be written: ${messageOf(error)}`, {
      hint: 'Make room or name another folder with --run; the same command goes on from what is there.',
      cause: error,
    });
  }
}

/**
 * The stored predictions in the order in which they were finished, of an answer that was asked for again the last one only; a
 * last line that a kill left without its end is none. Memory grows with the answers that were asked for again.
 * Throws DataError when there is no such file, or naming a line that is no prediction.
 */
export async function* readPredictions(file: string): AsyncGenerator<PredictionRecord> {
  const length = await wholeLinesLength(file).catch((error: unknown) => {
    throw new DataError(`${file}: expected the predictions of a run: ${messageOf(error)}`, { cause: error });
  });
  if (length === 0) return;
  const attempts = createLatestAttempts();
  const linesOfFile = (): AsyncGenerator<Line[]> => readLines(createReadStream(file, { end: length - 1 }));
  for await (const lines of linesOfFile()) lines.forEach(({ text }) => attempts.note(text));
  for await (const lines of linesOfFile()) {
    for (const line of lines) {
      const record = line.fault === null ? parsePredictionRecord(line.text) : null;
      if (record === null)
        throw new DataError(`${file}:${line.line}: expected a prediction, got ${excerpt(line.text)}`);
      if (attempts.isLatest(record)) yield record;
    }
  }
}

const excerpt = (text: string): string => JSON.stringify(text.slice(0, 60));

/** What a run has done already, by ticket and repeat. */
export type DoneSet = ReadonlySet<string>;

/** Reads what was done before a stop, after cutting off a last line without its end. */
export async function recoverPredictions(file: string): Promise<DoneSet> {
  const done = new Set<string>();
  if (!existsSync(file)) return done;
  truncateSync(file, await wholeLinesLength(file));
  for await (const { ticketId, repeat } of readPredictions(file)) done.add(doneKey(ticketId, repeat));
  return done;
}
