/** Who waits for a turn. */
export interface Waiter {
  /** What the turn will take. */
  tokens: number;
  begin: () => void;
}

export interface Queue {
  first(): Waiter | undefined;
  /** Takes the first one out and lets it begin. */
  next(): void;
  /** Resolves at the turn; rejects with the signal's reason when that is aborted before, and leaves the queue. */
  wait(tokens: number, signal: AbortSignal): Promise<void>;
}

/** Those who came first go first. `onLeave` is told when one has given up. */
export function createQueue(onLeave: () => void): Queue {
  const waiters: Waiter[] = [];
  return {
    first: () => waiters[0],
    next: () => waiters.shift()?.begin(),
    wait: (tokens, signal) =>
      new Promise((resolve, reject) => {
        const abort = (): void => {
          waiters.splice(waiters.indexOf(waiter), 1);
          reject(signal.reason as Error);
          onLeave();
        };
        const begin = (): void => {
          signal.removeEventListener('abort', abort);
          resolve();
        };
        const waiter: Waiter = { tokens, begin };
        signal.addEventListener('abort', abort, { once: true });
        waiters.push(waiter);
      }),
  };
}
