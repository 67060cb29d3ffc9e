import { ModelError, StoppedError } from '../../errors.ts';
import type { Clock } from '../../util/clock.ts';
import type { RandomSource } from '../../util/random.ts';
import type { Call, Send, Sent, Wrapper } from '../send.ts';
import { backOffMs } from './back-off.ts';
import { createPatience } from './patience.ts';

export interface RetryOptions {
  /** Tries after the first, those not counted for which the endpoint said when to come back. */
  maxRetries: number;
  /** Milliseconds that a call may wait in all because the endpoint says so. */
  maxWaitMs: number;
  clock: Clock;
  random: RandomSource;
}

/** So that an endpoint which says "at once", and then again, is asked less and less often: doubled every time. */
const FLOOR_MS = 50;
const HIGHEST_FLOOR_MS = 30_000;
/** Added to what the endpoint says, at random, so that not all come back in the same instant. */
const SPREAD = 0.1;
const WIDEST_SPREAD_MS = 1000;

/**
 * Makes a call again after a failure that may pass: when the endpoint says, however long that is, else after a growing random
 * pause. What it refuses for good is thrown at once. Throws StoppedError when it asks for more patience than allowed, as then
 * every other call would meet the same; they then wait no longer, as after a failure that concerns all of them.
 */
export function withRetries(options: RetryOptions): Wrapper {
  const { clock } = options;
  // An endpoint that has answered before and can't be reached is being restarted, rather than misspelt.
  let hasAnswered = false;
  const { patienceOf, giveUp } = createPatience();

  const untilSent = async <Value>(send: Send<Value>, call: Call): Promise<Sent<Value>> => {
    const history: History = { failures: 0, told: 0, saidMs: 0, mayBeBilled: false };
    let waitedMs = 0;
    for (let attempt = 1; ; attempt++) {
      try {
        const sent = await send({ ...call, attempt, waitedMs });
        hasAnswered = true;
        return sent;
      } catch (error) {
        call.signal.throwIfAborted();
        if (!(error instanceof ModelError)) throw error;
        history.mayBeBilled ||= error.mayBeBilled;
        if (!isWorthRetrying(error, hasAnswered)) throw withHistory(error, attempt, history);
        waitedMs = pauseAfter(error, attempt, history, options);
      }
      await clock.sleep(waitedMs, call.patience);
    }
  };

  return (send) => async (call) => {
    try {
      return await untilSent(send, { ...call, patience: patienceOf(call.signal) });
    } catch (error) {
      if (concernsAll(error)) giveUp(error);
      throw error;
    }
  };
}

/** Whether every other call would meet the same. */
const concernsAll = (error: unknown): boolean =>
  error instanceof StoppedError || (error instanceof ModelError && error.isFatal);

const isWorthRetrying = (error: ModelError, hasAnswered: boolean): boolean =>
  error.isRetryable || (hasAnswered && error.kind === 'unreachable');

interface History {
  /** Those after which the endpoint did not say when to come back. */
  failures: number;
  /** Those after which it did. */
  told: number;
  /** Milliseconds waited because it did. */
  saidMs: number;
  /** Whether any of the tries may have cost something. */
  mayBeBilled: boolean;
}

/** Milliseconds until the next try; throws when there is to be none. */
function pauseAfter(error: ModelError, attempt: number, history: History, options: RetryOptions): number {
  const { maxRetries, maxWaitMs, random } = options;
  const saidMs = error.response?.retryAfterMs ?? null;
  if (saidMs === null) {
    history.failures++;
    if (history.failures > maxRetries) throw withHistory(error, attempt, history);
    return backOffMs(history.failures, random);
  }
  const floorMs = Math.min(HIGHEST_FLOOR_MS, FLOOR_MS * 2 ** history.told);
  const leastMs = Math.max(floorMs, saidMs);
  history.told++;
  history.saidMs += leastMs;
  if (history.saidMs > maxWaitMs) throw tooLong(error, leastMs, maxWaitMs);
  return leastMs + random() * Math.min(WIDEST_SPREAD_MS, SPREAD * saidMs);
}

/** The last failure, with what is known of those before it. */
function withHistory(error: ModelError, attempt: number, { mayBeBilled }: History): ModelError {
  if (attempt === 1) return error;
  const { kind, message, hint, response } = error;
  const tries = `tried ${attempt} times`;
  return new ModelError(kind, `${message} (${tries})`, { hint: hint ?? undefined, response, mayBeBilled });
}

const tooLong = (error: ModelError, saidMs: number, maxWaitMs: number): StoppedError =>
  new StoppedError(
    `${error.message}: asks to wait ${seconds(saidMs)}, and calls wait ${seconds(maxWaitMs)} in all at most`,
    { hint: 'Come back later, or allow more with --max-wait.', cause: error },
  );

const seconds = (ms: number): string => `${Math.ceil(ms / 1000)} s`;
