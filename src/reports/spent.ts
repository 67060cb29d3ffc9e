import type { RunReport } from '../runs/report/report.ts';
import { plural } from '../util/plural.ts';
import { dollars } from './format.ts';

/** Calls, tokens and cost in words; tokens are unknown as soon as one ticket's are. */
export function spent(usage: RunReport['usage']): string[] {
  const { calls, cachedCalls, inputTokens, outputTokens, costUsd, ticketsWithoutUsage } = usage;
  const tokens = (count: number | null): string =>
    count === null ? `unknown for ${ticketsWithoutUsage}` : String(count);
  return [
    `${plural(calls, 'call')} (${cachedCalls} cached)`,
    `tokens in ${tokens(inputTokens)}, out ${tokens(outputTokens)}`,
    `cost ${dollars(costUsd)}`,
  ];
}
