import { withOwnSignal } from './own-signal.ts';

/**
 * Does all works at once, under a signal of their own that is aborted along with the given one and when one of them fails. Rejects with the
 * first failure once all have ended, so that nothing goes on unseen. They have to listen to their signal.
 */
export function allOrNone<T>(signal: AbortSignal, works: readonly ((own: AbortSignal) => Promise<T>)[]): Promise<T[]> {
  return withOwnSignal(signal, async (own) => {
    const failures: unknown[] = [];
    const attempt = async (work: (own: AbortSignal) => Promise<T>): Promise<T[]> => {
      try {
        return [await work(own.signal)];
      } catch (error) {
        failures.push(error);
        own.abort(new Error('given up, as what it belongs to failed'));
        return [];
      }
    };
    const results = await Promise.all(works.map(attempt));
    if (failures.length > 0) throw failures[0];
    return results.flatMap((result) => result);
  });
}
