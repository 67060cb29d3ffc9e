import { setMaxListeners } from 'node:events';

/**
 * Runs work under a signal of its own, which is aborted along with the given one. Rejects with the signal's reason as soon
 * as that is aborted, whether or not the work listens. Whatever the work leaves on its own signal goes with it.
 */
export async function abortable<T>(signal: AbortSignal, work: (own: AbortSignal) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal.reason);
  // As many listen at once as there are calls in flight, and Node would warn of more than ten.
  setMaxListeners(0, signal, controller.signal);
  signal.addEventListener('abort', abort);
  try {
    return await Promise.race([rejectionOf(controller.signal), work(controller.signal)]);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}

/** Rejects with the signal's reason once it is aborted. */
function rejectionOf(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
  });
}
