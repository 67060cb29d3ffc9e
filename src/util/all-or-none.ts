import { setMaxListeners } from 'node:events';

/**
 * Does all works at once, under a signal of their own that is aborted along with the given one and when one of them fails. Rejects with the
 * first failure once all have ended, so that nothing goes on unseen. They have to listen to their signal.
 */
export async function allOrNone<T>(
  signal: AbortSignal,
  works: readonly ((own: AbortSignal) => Promise<T>)[],
): Promise<T[]> {
  signal.throwIfAborted();
  const controller = new AbortController();
  const abort = (): void => controller.abort(signal.reason);
  // As many listen at once as there are calls in flight, and Node would warn of more than ten.
  setMaxListeners(0, signal, controller.signal);
  signal.addEventListener('abort', abort);
  const failures: unknown[] = [];
  const attempt = async (work: (own: AbortSignal) => Promise<T>): Promise<T[]> => {
    try {
      return [await work(controller.signal)];
    } catch (error) {
      failures.push(error);
      controller.abort(new Error('given up, as what it belongs to failed'));
      return [];
    }
  };
  try {
    const results = await Promise.all(works.map(attempt));
    if (failures.length > 0) throw failures[0];
    return results.flatMap((result) => result);
  } finally {
    signal.removeEventListener('abort', abort);
  }
}
