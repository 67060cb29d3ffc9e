import { withOwnSignal } from './own-signal.ts';

/**
 * Runs work under a signal of its own, which is aborted along with the given one. Rejects with the signal's reason as soon
 * as that is aborted, whether or not the work listens. Whatever the work leaves on its own signal goes with it.
 */
export const abortable = <T>(signal: AbortSignal, work: (own: AbortSignal) => Promise<T>): Promise<T> =>
  withOwnSignal(signal, (own) => Promise.race([rejectionOf(own.signal), work(own.signal)]));

/** Rejects with the signal's reason once it is aborted. */
function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
