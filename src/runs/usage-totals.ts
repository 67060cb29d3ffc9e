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
