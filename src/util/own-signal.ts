import { setMaxListeners } from 'node:events';

/**
 * Runs work with a controller of its own, which is aborted along with the given signal. Rejects with the signal's reason when that is aborted
 * before. Whatever the work leaves on its own signal goes with it.
 */
export async function withOwnSignal<T>(signal: AbortSignal, work: (own: AbortController) => Promise<T>): Promise<T> {
  signal.throwIfAborted();
  const own = new AbortController();
  const abort = (): void => own.abort(signal.reason);
  // As many listen at once as there are calls in flight, and Node would warn of more than ten.
  setMaxListeners(0, signal, own.signal);
  signal.addEventListener('abort', abort);
  try {
    return await work(own);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
