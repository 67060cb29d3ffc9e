import pLimit from 'p-limit';
import { createBreather } from './breather.ts';

export interface LimitedOptions {
  /** How many items are worked on at once; at least 1. */
  concurrency: number;
  /** Asked before each item; once true, no further item is begun. */
  shouldStop: () => boolean;
}

/**
 * Works on items as they come, several at once. At most as many again are read ahead, so that no place stays idle while the
 * source is slow, and a source of any length is never held in memory. Settles when everything begun has ended; rejects
 * with the first error of the source or the work, after which nothing is begun.
 */
export async function forEachLimited<T>(
  items: AsyncIterable<T>,
  { concurrency, shouldStop }: LimitedOptions,
  work: (item: T) => Promise<void>,
): Promise<void> {
  const limit = pLimit(concurrency);
  const failures: unknown[] = [];
  let open = 0;
  let wake: () => void = () => undefined;
  const room = (most: number): Promise<void> =>
    open <= most ? Promise.resolve() : new Promise<void>((resolve) => (wake = resolve)).then(() => room(most));
  const isStopped = (): boolean => failures.length > 0 || shouldStop();
  const attempt = async (item: T): Promise<void> => {
    if (isStopped()) return;
    try {
      await work(item);
    } catch (error) {
      failures.push(error);
    }
  };
  const start = (item: T): void => {
    open++;
    void limit(attempt, item).finally(() => {
      open--;
      wake();
    });
  };
  const breathe = createBreather();
  try {
    for await (const item of items) {
      await breathe();
      if (isStopped()) break;
      start(item);
      await room(2 * concurrency - 1);
    }
  } catch (error) {
    failures.push(error);
  }
  await room(0);
  if (failures.length > 0) throw failures[0];
}
