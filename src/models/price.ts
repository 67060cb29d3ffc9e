import { ModelError } from '../errors.ts';
import type { Estimator, TokenEstimate } from './estimate.ts';
import type { Sent } from './send.ts';

/** US dollars per million tokens. */
export interface TokenPrice {
  input: number;
  output: number;
}

/** US dollars. */
export const costOfTokens = ({ inputTokens, outputTokens }: TokenEstimate, price: TokenPrice): number =>
  (inputTokens * price.input + outputTokens * price.output) / 1e6;

/** How an attempt ended: with a reply or with what was thrown. */
export type Outcome = { sent: Sent<unknown> } | { error: unknown };

export interface Charging {
  /** Null when it is not known. */
  price: TokenPrice | null;
  estimator: Estimator;
}

/**
 * What an attempt is taken to have cost, in US dollars: a call that the endpoint refused, or never got, is free; where a reply
 * was lost, or does not say its tokens, it is the estimate. Null without a price.
 */
export function chargeFor(outcome: Outcome, characters: number, { price, estimator }: Charging): number | null {
  if (price === null) return null;
  const estimated = estimator.estimate(characters);
  if ('error' in outcome) return isUnbilled(outcome.error) ? 0 : costOfTokens(estimated, price);
  const { inputTokens, outputTokens } = outcome.sent.usage;
  return costOfTokens(
    { inputTokens: inputTokens ?? estimated.inputTokens, outputTokens: outputTokens ?? estimated.outputTokens },
    price,
  );
}

/** Whether what ended so costs nothing. */
export const isUnbilled = (error: unknown): boolean => error instanceof ModelError && !error.mayBeBilled;
