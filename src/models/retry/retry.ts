import { ModelError, StoppedError } from '../../errors.ts';
import type { Clock } from '../../util/clock.ts';
import type { RandomSource } from '../../util/random.ts';
import type { Wrapper } from '../send.ts';
import { backOffMs } from './back-off.ts';

export interface RetryOptions {
  /** Tries after the first, those not counted for which the endpoint said when to come back. */
  maxRetries: number;
  /** Milliseconds that a call may wait in all because the endpoint says so. */
  maxWaitMs: number;
  clock: Clock;
  random: RandomSource;
}

/** So that an endpoint which says "at once" is not asked in a tight loop. */
const SHORTEST_MS = 50;
/** Added to what the endpoint says, at random, so that not all come back in the same instant. */
const SPREAD = 0.1;
const WIDEST_SPREAD_MS = 1000;

/**
 * Makes a call again after a failure that may pass: when the endpoint says, however long that is, else after a growing random
 * pause. What it refuses for good is thrown at once. Throws StoppedError when it asks for more patience than allowed, as then
 * every other call would meet the same.
 */
export function withRetries(options: RetryOptions): Wrapper {
  const { clock } = options;
  // An endpoint that has answered before and can't be reached is being restarted, rather than misspelt.
  let hasAnswered = false;
  return (send) => async (call) => {
    const history: History = { failures: 0, saidMs: 0 };
    let waitedMs = 0;
    for (let attempt = 1; ; attempt++) {
      try {
        const sent = await send({ ...call, attempt, waitedMs });
        hasAnswered = true;
        return sent;
      } catch (error) {
        call.signal.throwIfAborted();
        if (!isWorthRetrying(error, hasAnswered)) throw error;
        waitedMs = pauseAfter(error, attempt, history, options);
      }
      await clock.sleep(waitedMs, call.signal);
    }
  };
}

const isWorthRetrying = (error: unknown, hasAnswered: boolean): error is ModelError =>
  error instanceof ModelError && (error.isRetryable || (hasAnswered && error.kind === 'unreachable'));

interface History {
  /** Those after which the endpoint did not say when to come back. */
  failures: number;
  /** Milliseconds waited because it did. */
  saidMs: number;
}

/** Milliseconds until the next try; throws when there is to be none. */
function pauseAfter(error: ModelError, attempt: number, history: History, options: RetryOptions): number {
  const { maxRetries, maxWaitMs, random } = options;
  const saidMs = error.response?.retryAfterMs ?? null;
  if (saidMs === null) {
    history.failures++;
    if (history.failures > maxRetries) throw givenUp(error, attempt);
    return backOffMs(history.failures, random);
  }
  const pauseMs = Math.max(SHORTEST_MS, saidMs) + random() * Math.min(WIDEST_SPREAD_MS, SPREAD * saidMs);
  history.saidMs += Math.max(SHORTEST_MS, saidMs);
  if (history.saidMs > maxWaitMs) throw tooLong(error, saidMs, maxWaitMs);
  return pauseMs;
}

function givenUp(error: ModelError, attempt: number): ModelError {
  if (attempt === 1) return error;
  const { kind, message, hint, response } = error;
  return new ModelError(kind, `${message} (tried ${attempt} times)`, { hint: hint ?? undefined, response });
}

const tooLong = (error: ModelError, saidMs: number, maxWaitMs: number): StoppedError =>
  new StoppedError(
    `${error.message}: asks to wait ${seconds(saidMs)}, and calls wait ${seconds(maxWaitMs)} in all at most`,
    { hint: 'Come back later, or allow more with --max-wait.', cause: error },
  );

const seconds = (ms: number): string => `${Math.ceil(ms / 1000)} s`;
