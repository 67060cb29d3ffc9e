import { quantile } from '../metrics/quantile.ts';
import { wilson } from '../metrics/wilson.ts';
import type { Estimate } from '../metrics/share.ts';
import type { PredictionRecord } from './prediction-record.ts';
import type { Latency } from './report.ts';
import type { UsageTotals } from './usage-totals.ts';

/** What a stored record says of its cost. */
export type Spending = Pick<PredictionRecord, 'calls' | 'cachedCalls' | 'usage' | 'costUsd'>;

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

export const noSpending = (): UsageTotals => ({
  calls: 0,
  cachedCalls: 0,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  ticketsWithoutUsage: 0,
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

/** Adds what was spent on one ticket to the totals in place. */
export function addSpending(totals: UsageTotals, { calls, cachedCalls, usage, costUsd }: Spending): void {
  totals.calls += calls;
  totals.cachedCalls += cachedCalls;
  totals.inputTokens = addKnown(totals.inputTokens, usage.inputTokens);
  totals.outputTokens = addKnown(totals.outputTokens, usage.outputTokens);
  totals.costUsd = addDollars(totals.costUsd, costUsd);
  if (usage.inputTokens === null || usage.outputTokens === null) totals.ticketsWithoutUsage++;
}

const addKnown = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : a + b);

/** Exact for whole billionths, which stored costs are. */
export function addDollars(a: number | null, b: number | null): number | null {
  const sum = addKnown(a, b);
  return sum === null ? null : Math.round(sum * 1e9) / 1e9;
}

export const coverageOf = ({ answered, tickets }: Totals): Estimate => wilson(answered, tickets);

export function latencyOf({ durations }: Totals): Latency {
  const ascending = Float64Array.from(durations).sort();
  return { p50: quantile(ascending, 0.5), p95: quantile(ascending, 0.95) };
}
