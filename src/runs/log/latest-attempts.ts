import { doneKey, parsePredictionRecord, type PredictionRecord } from './prediction-record.ts';

/** Which try counts of the answers that were asked for more than once. */
export interface LatestAttempts {
  /** Notes a stored line; almost all are of a first try and cost no more than a look at their end. */
  note(line: string): void;
  /** Whether no later try has replaced it. */
  isLatest(record: PredictionRecord): boolean;
}

/** As the log writes it, this being the last field. */
const FIRST_ATTEMPT_END = '"attempt":1}';

/** Memory grows with the answers that were asked for again, and with nothing else. */
export function createLatestAttempts(): LatestAttempts {
  const latest = new Map<string, number>();
  return {
    note: (line) => {
      const record = line.endsWith(FIRST_ATTEMPT_END) ? null : parsePredictionRecord(line);
      if (record === null || record.attempt === 1) return;
      const key = doneKey(record.ticketId, record.repeat);
      latest.set(key, Math.max(record.attempt, latest.get(key) ?? 0));
    },
    isLatest: ({ ticketId, repeat, attempt }) =>
      latest.size === 0 || attempt >= (latest.get(doneKey(ticketId, repeat)) ?? 0),
  };
}
