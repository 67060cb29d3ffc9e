import { setMaxListeners } from 'node:events';

/** How long the calls of a model wait for anything: until one of them has met what all others would meet. */
export interface Patience {
  /** A signal that is aborted along with the given one, and when patience is at its end. */
  patienceOf: (signal: AbortSignal) => AbortSignal;
  /** Ends all waiting with that reason. */
  giveUp: (reason: unknown) => void;
}

export function createPatience(): Patience {
  const end = new AbortController();
  setMaxListeners(0, end.signal);
  // Calls share few signals, and joining two costs more than most of a call.
  const joined = new WeakMap<AbortSignal, AbortSignal>();
  return {
    patienceOf: (signal) => {
      const known = joined.get(signal);
      if (known !== undefined) return known;
      const both = AbortSignal.any([signal, end.signal]);
      setMaxListeners(0, both);
      joined.set(signal, both);
      return both;
    },
    giveUp: (reason) => end.abort(reason),
  };
}
