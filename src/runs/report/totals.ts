import { quantile } from '../../metrics/quantile.ts';
import { wilson } from '../../metrics/wilson.ts';
import type { Estimate } from '../../metrics/share.ts';
import type { PredictionRecord } from '../log/prediction-record.ts';
import type { Latency } from './report.ts';
import { addSpending, noSpending, type UsageTotals } from '../log/usage-totals.ts';

/** What is counted alike for every kind of run. */
export interface Totals {
  tickets: number;
  answered: number;
  /** Asked for again after a failure or a reply of no use. */
  askedAgain: number;
  usage: UsageTotals;
  /** Milliseconds, one for each ticket that was asked about. */
  durations: number[];
}

export const emptyTotals = (): Totals => ({
  tickets: 0,
  answered: 0,
  askedAgain: 0,
  usage: noSpending(),
  durations: [],
});

/** Adds a prediction to the totals in place. */
export function addToTotals(totals: Totals, record: PredictionRecord): void {
  const { usage } = totals;
  totals.tickets++;
  if (record.status === 'answered') totals.answered++;
  if (record.attempt > 1) totals.askedAgain++;
  addSpending(usage, record);
  // Neither a cache hit nor a call without a reply, which takes no time, says anything about the model's speed.
  if (record.calls > record.cachedCalls && record.durationMs > 0) totals.durations.push(record.durationMs);
}

export const coverageOf = ({ answered, tickets }: Totals): Estimate => wilson(answered, tickets);

export function latencyOf({ durations }: Totals): Latency {
  const ascending = Float64Array.from(durations).sort();
  return { p50: quantile(ascending, 0.5), p95: quantile(ascending, 0.95) };
}
