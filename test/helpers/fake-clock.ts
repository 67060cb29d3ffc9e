import type { Clock } from '../../src/util/clock.ts';

/** A clock that stands still until it is moved on. */
export interface FakeClock extends Clock {
  /** Moves on, waking whoever sleeps in the order of waking, and lets each do its work. */
  advance(ms: number): Promise<void>;
  /** How long was asked to sleep, in the order of asking. */
  readonly slept: number[];
}

interface Sleeper {
  at: number;
  wake: () => void;
}

export function fakeClock(): FakeClock {
  let now = 0;
  const slept: number[] = [];
  const sleepers = new Set<Sleeper>();
  const next = (): Sleeper | undefined => [...sleepers].sort((a, b) => a.at - b.at)[0];
  return {
    slept,
    now: () => now,
    sleep: (ms, signal) => {
      slept.push(ms);
      return new Promise((resolve, reject) => {
        const sleeper = { at: now + ms, wake: resolve };
        sleepers.add(sleeper);
        signal.addEventListener('abort', () => {
          sleepers.delete(sleeper);
          reject(signal.reason as Error);
        });
      });
    },
    advance: async (ms) => {
      const end = now + ms;
      await settle();
      for (let first = next(); first && first.at <= end; first = next()) {
        now = Math.max(now, first.at);
        sleepers.delete(first);
        first.wake();
        await settle();
      }
      now = end;
    },
  };
}

/** Lets everything that can go on do so. */
export async function settle(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await Promise.resolve();
}

/** A clock on which every sleep is over at once, having taken its time. */
export function hastyClock(): Clock & { slept: number[] } {
  let now = 0;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: (ms, signal) => {
      signal.throwIfAborted();
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}
