import { openAppendLog, readLog, readWholeLines, recoverLog, type AppendLog, type LineForm } from './append-log.ts';
import { createLatestAttempts } from './latest-attempts.ts';
import { doneKey, parsePredictionRecord, type PredictionRecord } from './prediction-record.ts';

/** Appends to `predictions.jsonl`. */
export type PredictionLog = AppendLog<PredictionRecord>;

/** Throws DataError, now or when appending, when the file can't be written; what was written before stays. */
export const openPredictionLog = (file: string): PredictionLog => openAppendLog(file);

const PREDICTION: LineForm<PredictionRecord> = { name: 'a prediction', parse: parsePredictionRecord };

/**
 * The stored predictions in the order in which they were finished, of an answer that was asked for again the last one only; a
 * last line that a kill left without its end is none. Memory grows with the answers that were asked for again.
 * Throws DataError when there is no such file, or naming a line that is no prediction.
 */
export async function* readPredictions(file: string): AsyncGenerator<PredictionRecord> {
  const attempts = createLatestAttempts();
  for await (const lines of readWholeLines(file)) lines.forEach(({ text }) => attempts.note(text));
  for await (const record of readLog(file, PREDICTION)) {
    if (attempts.isLatest(record)) yield record;
  }
}

/** All stored lines, those that a later try has replaced included. */
export const readTries = (file: string): AsyncGenerator<PredictionRecord> => readLog(file, PREDICTION);

/** What a run has done already, by ticket and repeat. */
export type DoneSet = ReadonlySet<string>;

/** Reads what was done before a stop, after cutting off a last line without its end. */
export async function recoverPredictions(file: string): Promise<DoneSet> {
  const done = new Set<string>();
  for await (const { ticketId, repeat } of recoverLog(file, PREDICTION)) done.add(doneKey(ticketId, repeat));
  return done;
}
