import type { Clock } from '../../util/clock.ts';
import { createBucket, type Bucket } from './bucket.ts';
import { createQueue } from './queue.ts';
import { createWindow } from './window.ts';

export interface LimiterOptions {
  /** Requests and tokens a minute; null when not declared. */
  rpm: number | null;
  tpm: number | null;
  /** The most calls in flight at once. */
  concurrency: number;
  /** Milliseconds. An endpoint that wants to be left alone for longer is asked all the same: each call then ends with its refusal. */
  maxPauseMs: number;
  clock: Clock;
}

/** The right to make one call. */
export interface Turn {
  /** When it was given, on the limiter's clock. */
  at: number;
  /** Ends the call, which in truth has taken so many tokens; null when that is not known. */
  end(usedTokens: number | null): void;
}

/** Lets calls to one model through as fast as its endpoint takes them. */
export interface Limiter {
  /** Resolves when a call of so many tokens may be made; rejects with the signal's reason when that is aborted before. */
  turn(tokens: number, signal: AbortSignal): Promise<Turn>;
  /** A call that began at `at` went well. */
  succeeded(): void;
  /** A call that began at `at` met an overrun endpoint, which may be asked again after so many milliseconds, null for unsaid. */
  throttled(at: number, retryAfterMs: number | null): void;
  /** No call is let through for so long. */
  pause(ms: number): void;
  /** What the endpoint itself says that it takes a minute; the lower of this and what is declared holds. */
  learn(kind: 'requests' | 'tokens', perMinute: number): void;
  /** Milliseconds that all calls still have to wait; 0 for none. */
  pausedMs(): number;
  /** Whether a call waits only because more a minute would be too many. */
  isHeldBack(): boolean;
}

const FIRST_PAUSE_MS = 500;
const LONGEST_PAUSE_MS = 30_000;
/** Limits are counted over a minute: overruns that follow faster than this say nothing new of how many calls it takes at once. */
const SHRINK_APART_MS = 1000;

export function createLimiter({ rpm, tpm, concurrency, maxPauseMs, clock }: LimiterOptions): Limiter {
  const buckets: Record<'requests' | 'tokens', Bucket | null> = {
    requests: rpm === null ? null : createBucket(rpm, clock.now()),
    tokens: tpm === null ? null : createBucket(tpm, clock.now()),
  };
  const rates = { requests: rpm ?? Infinity, tokens: tpm ?? Infinity };
  const window = createWindow(concurrency);
  const shrink = atMostEvery(SHRINK_APART_MS, () => window.shrink());
  const queue = createQueue(pump);
  let active = 0;
  let pausedUntil = -Infinity;
  let overruns = 0;
  let overrunAt = -Infinity;
  let alarm: AbortController | null = null;

  const msUntil = (tokens: number, now: number): number =>
    Math.max(0, pausedUntil - now, buckets.requests?.msUntil(1, now) ?? 0, buckets.tokens?.msUntil(tokens, now) ?? 0);

  /** Lets through whoever may go, and comes back when the next one may. */
  function pump(): void {
    alarm?.abort();
    alarm = null;
    for (let first = queue.first(); first && active < window.size(); first = queue.first()) {
      const now = clock.now();
      const waitMs = msUntil(first.tokens, now);
      if (waitMs > 0) return setAlarm(waitMs);
      take(first.tokens, now);
      queue.next();
    }
  }

  function setAlarm(ms: number): void {
    alarm = new AbortController();
    clock.sleep(ms, alarm.signal).then(pump, () => undefined);
  }

  function take(tokens: number, now: number): void {
    active++;
    buckets.requests?.take(1, now);
    buckets.tokens?.take(tokens, now);
  }

  function endTurn(reserved: number, used: number | null): void {
    active--;
    buckets.tokens?.take((used ?? reserved) - reserved, clock.now());
    pump();
  }

  const pause = (ms: number): void => {
    if (ms > maxPauseMs) return;
    pausedUntil = Math.max(pausedUntil, clock.now() + ms);
  };

  return {
    turn: async (tokens, signal) => {
      signal.throwIfAborted();
      const begun = queue.wait(tokens, signal);
      pump();
      await begun;
      return { at: clock.now(), end: (used) => endTurn(tokens, used) };
    },
    succeeded: () => {
      overruns = 0;
      window.grow();
    },
    throttled: (at, retryAfterMs) => {
      // Calls that were in flight together meet the same overrun.
      if (at > overrunAt) {
        overrunAt = clock.now();
        overruns++;
        shrink(overrunAt);
      }
      pause(retryAfterMs ?? Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** (overruns - 1)));
    },
    pause,
    learn: (kind, perMinute) => {
      if (perMinute >= rates[kind]) return;
      rates[kind] = perMinute;
      const now = clock.now();
      if (buckets[kind] === null) buckets[kind] = createBucket(perMinute, now);
      else buckets[kind].setRate(perMinute, now);
    },
    pausedMs: () => Math.max(0, pausedUntil - clock.now()),
    isHeldBack: () => alarm !== null && pausedUntil <= clock.now(),
  };
}

/** The work, left out when it was done less than so many milliseconds ago. */
function atMostEvery(ms: number, work: () => void): (now: number) => void {
  let doneAt = -Infinity;
  return (now) => {
    if (now - doneAt < ms) return;
    doneAt = now;
    work();
  };
}
