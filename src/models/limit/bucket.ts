/** A token bucket: fills evenly, holds little, and may be overdrawn. */
export interface Bucket {
  /** Milliseconds until so much may be taken; 0 for now. */
  msUntil(amount: number, now: number): number;
  /** Takes so much, or gives it back when negative. */
  take(amount: number, now: number): void;
  /** What may be taken a minute from now on. */
  setRate(perMinute: number, now: number): void;
}

const MINUTE_MS = 60_000;
/** Filled a little slower than declared, so that calls which arrive closer together than they left keep to the rate as well. */
const PACE = 0.98;
/** Beside the one that may be taken now it holds what comes in meanwhile, so that a timer which is late costs nothing. */
const LATENESS_MS = 100;
/** What sums of floating numbers are off by, and more: else a wait could be too short for a clock to move. */
const TOLERANCE = 1e-6;

/**
 * At most 98 % of `perMinute` over time, and no more than all of it in ten seconds, a single amount aside. More than it holds may be
 * taken when it is full; the debt is then waited for.
 */
export function createBucket(perMinute: number, now: number): Bucket {
  let perMs = (PACE * perMinute) / MINUTE_MS;
  let capacity = capacityOf(perMinute);
  let level = capacity;
  let filledAt = now;
  const fill = (at: number): void => {
    level = Math.min(capacity, level + Math.max(0, at - filledAt) * perMs);
    filledAt = Math.max(filledAt, at);
  };
  return {
    msUntil: (amount, at) => {
      fill(at);
      const missing = Math.min(amount, capacity) - level;
      return missing <= TOLERANCE ? 0 : missing / perMs;
    },
    take: (amount, at) => {
      fill(at);
      level = Math.min(capacity, level - amount);
    },
    setRate: (rate, at) => {
      fill(at);
      perMs = (PACE * rate) / MINUTE_MS;
      capacity = capacityOf(rate);
      level = Math.min(capacity, level);
    },
  };
}

const capacityOf = (perMinute: number): number => 1 + (LATENESS_MS * perMinute) / MINUTE_MS;
