import { addUsage } from '../../models/usage.ts';
import { readPredictions } from '../log/prediction-log.ts';
import { doneKey, type PredictionRecord } from '../log/prediction-record.ts';
import { addDollars } from '../log/usage-totals.ts';

/** Answers without a category, by ticket and repeat. */
export type Unanswered = ReadonlyMap<string, PredictionRecord>;

/** Those of a run that may be asked for again. Memory grows with them alone. */
export async function readUnanswered(file: string): Promise<Unanswered> {
  const unanswered = new Map<string, PredictionRecord>();
  for await (const record of readPredictions(file)) {
    if (record.status !== 'answered') unanswered.set(doneKey(record.ticketId, record.repeat), record);
  }
  return unanswered;
}

/**
 * The line that takes the place of an earlier one about the same answer. It carries what the earlier tries have cost as well, so that
 * the last line alone is right; and a try without a reply does not take away the reply that there was.
 */
export function supersede(earlier: PredictionRecord, next: PredictionRecord): PredictionRecord {
  const { status, problem, reply } = earlier.status === 'unparsed' && next.status === 'failed' ? earlier : next;
  return {
    ...next,
    status,
    problem,
    reply,
    calls: earlier.calls + next.calls,
    cachedCalls: earlier.cachedCalls + next.cachedCalls,
    usage: addUsage(earlier.usage, next.usage),
    costUsd: addDollars(earlier.costUsd, next.costUsd),
    attempt: earlier.attempt + 1,
  };
}

/**
 * Which of the model's replies to a question is asked for, from 0. After a reply of no use it is another one, which no cache has
 * given before; after a call without a reply the same.
 */
export function sampleOf(repeat: number, earlier: PredictionRecord | undefined, repeats: number): number {
  return earlier?.status === 'unparsed' ? repeat + repeats * earlier.attempt : repeat;
}
