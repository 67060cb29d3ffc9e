import { costOfTokens, type TokenPrice } from '../../models/price.ts';

/** What calls take that are really made. */
export interface Load {
  /** Calls that the cache does not spare, failed ones not counted. */
  liveCalls: number;
  inputTokens: number;
  outputTokens: number;
  /** US dollars; null without a price. */
  costUsd: number | null;
  /** The least time that the declared rates allow; null when none is declared. */
  minutes: number | null;
}

/** From the least that is to be expected to the most, failed calls not counted. */
export type Range = Record<'low' | 'high', Load>;

export interface Endpoint {
  /** Null when it is not known. */
  price: TokenPrice | null;
  /** Requests and tokens per minute that the endpoint allows; null when not declared. */
  rates: { rpm: number | null; tpm: number | null };
}

export type Amounts = Pick<Load, 'liveCalls' | 'inputTokens' | 'outputTokens'>;

export const NO_LOAD: Load = { liveCalls: 0, inputTokens: 0, outputTokens: 0, costUsd: 0, minutes: null };

/** What so much costs at an endpoint, and how long it takes. */
export function loadOf(amounts: Amounts, { price, rates }: Endpoint): Load {
  const { liveCalls, inputTokens, outputTokens } = amounts;
  return {
    ...amounts,
    costUsd: liveCalls === 0 ? 0 : price && costOfTokens({ inputTokens, outputTokens }, price),
    minutes: leastMinutes(amounts, rates),
  };
}

function leastMinutes({ liveCalls, inputTokens, outputTokens }: Amounts, { rpm, tpm }: Endpoint['rates']) {
  const tokens = inputTokens + outputTokens;
  const bounds = [...(rpm === null ? [] : [liveCalls / rpm]), ...(tpm === null ? [] : [tokens / tpm])];
  return bounds.length === 0 ? null : Math.max(...bounds);
}

/** One after the other. An unknown cost makes the sum unknown, while an unknown time leaves it the least that is known. */
export const addLoads = (a: Load, b: Load): Load => ({
  liveCalls: a.liveCalls + b.liveCalls,
  inputTokens: a.inputTokens + b.inputTokens,
  outputTokens: a.outputTokens + b.outputTokens,
  costUsd: a.costUsd === null || b.costUsd === null ? null : a.costUsd + b.costUsd,
  minutes: a.minutes === null && b.minutes === null ? null : (a.minutes ?? 0) + (b.minutes ?? 0),
});

export const addRanges = (ranges: readonly Range[]): Range => ({
  low: ranges.map(({ low }) => low).reduce(addLoads, NO_LOAD),
  high: ranges.map(({ high }) => high).reduce(addLoads, NO_LOAD),
});
