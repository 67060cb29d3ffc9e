import type { PredictionRecord } from './prediction-record.ts';

export interface UsageTotals {
  calls: number;
  cachedCalls: number;
  /** Null when a call did not say. */
  inputTokens: number | null;
  outputTokens: number | null;
  /** US dollars; null when tokens or prices of a call are not known. */
  costUsd: number | null;
  /** Tickets of which the tokens are not known. */
  ticketsWithoutUsage: number;
}

/** What a stored record says of its cost. */
export type Spending = Pick<PredictionRecord, 'calls' | 'cachedCalls' | 'usage' | 'costUsd'>;

export const noSpending = (): UsageTotals => ({
  calls: 0,
  cachedCalls: 0,
  inputTokens: 0,
  outputTokens: 0,
  costUsd: 0,
  ticketsWithoutUsage: 0,
});

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
