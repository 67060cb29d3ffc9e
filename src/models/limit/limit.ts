import { ModelError } from '../../errors.ts';
import type { Estimator } from '../estimate.ts';
import type { Allowance, ResponseNotice, Wrapper } from '../send.ts';
import type { Usage } from '../types.ts';
import type { Limiter } from './limiter.ts';

const MINUTE_MS = 60_000;

/**
 * Lets calls go when the endpoint takes them, by what is declared, by what it says of itself in `x-ratelimit-*` headers, and by
 * whether it is overrun. Tokens are estimated before a call and put right after it.
 */
export function withLimit(limiter: Limiter, estimator: Estimator, now: () => number): Wrapper {
  return (send) => async (call) => {
    const { inputTokens, outputTokens } = estimator.estimate(call.characters);
    const askedAt = now();
    const turn = await limiter.turn(inputTokens + outputTokens, call.patience);
    try {
      const sent = await send({ ...call, waitedMs: call.waitedMs + turn.at - askedAt });
      estimator.learn(call.characters, sent.usage);
      limiter.succeeded();
      if (sent.response !== null) heed(sent.response, limiter);
      turn.end(totalOf(sent.usage));
      return sent;
    } catch (error) {
      if (isOverrun(error)) limiter.throttled(turn.at, error.response?.retryAfterMs ?? null);
      turn.end(null);
      throw error;
    }
  };
}

/** Whether the endpoint had too much to do, and not that this call was wrong. */
const isOverrun = (error: unknown): error is ModelError =>
  error instanceof ModelError && error.isRetryable && (error.kind === 'rate_limited' || saysWhen(error));

const saysWhen = ({ response }: ModelError): boolean => (response?.retryAfterMs ?? null) !== null;

const totalOf = ({ inputTokens, outputTokens }: Usage): number | null =>
  inputTokens === null || outputTokens === null ? null : inputTokens + outputTokens;

function heed({ requests, tokens }: ResponseNotice, limiter: Limiter): void {
  heedOne('requests', requests, limiter);
  heedOne('tokens', tokens, limiter);
}

/** Limits that take longer than a minute to come back are of an hour or a day, and no rate to go by. */
function heedOne(kind: 'requests' | 'tokens', { limit, remaining, resetMs }: Allowance, limiter: Limiter): void {
  if (resetMs === null || resetMs > MINUTE_MS) return;
  if (limit !== null && limit > 0) limiter.learn(kind, limit);
  if (remaining === 0) limiter.pause(resetMs);
}
