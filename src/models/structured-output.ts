import { setTimeout as sleep } from 'node:timers/promises';
import { ModelError } from '../errors.ts';
import { abortable } from '../util/abortable.ts';

/** Ways to ask an endpoint for JSON, strictest first. */
const STRUCTURED_MODES = ['json_schema', 'json_object', 'text'] as const;
export type StructuredMode = (typeof STRUCTURED_MODES)[number];

export interface StructuredOutput {
  /** Runs a call in the strictest way that the endpoint takes. Rejects with the signal's reason when that is aborted while it waits. */
  call<T>(attempt: (mode: StructuredMode) => Promise<T>, signal: AbortSignal): Promise<T>;
}

/** For so long one call finds out for all. A server that does not answer must not make them go one after the other. */
const PATIENCE_MS = 5000;

/**
 * Finds out, once per endpoint, how it can be asked for JSON: as long as no way has worked, a call that is rejected is made
 * again in the next looser way, and the first that works is kept. In the first seconds one call goes at a time, so that the others
 * need not find out for themselves. When none works the first rejection is thrown, as the cause then lies elsewhere.
 */
export function createStructuredOutput(
  onFound: (mode: StructuredMode) => void,
  patienceMs = PATIENCE_MS,
): StructuredOutput {
  let found: StructuredMode | null = null;
  let search: Promise<unknown> | null = null;
  let patience: Promise<unknown> | null = null;
  let isOver = false;

  async function find<T>(attempt: (mode: StructuredMode) => Promise<T>): Promise<T> {
    let rejection: unknown = null;
    for (const mode of STRUCTURED_MODES) {
      try {
        const reply = await attempt(mode);
        keep(mode);
        return reply;
      } catch (error) {
        rejection ??= error;
        if (!(error instanceof ModelError && error.kind === 'rejected')) throw error;
      }
    }
    throw rejection;
  }

  function keep(mode: StructuredMode): void {
    if (found !== null) return;
    found = mode;
    onFound(mode);
  }

  const endSearch = (): void => {
    search = null;
  };

  return {
    async call(attempt, signal) {
      // Nobody waits for the timer alone.
      patience ??= sleep(patienceMs, null, { ref: false }).then(() => (isOver = true));
      while (found === null && search !== null && !isOver) {
        const either = Promise.race([search, patience]);
        await abortable(signal, () => either);
      }
      if (found !== null) return attempt(found);
      const own = find(attempt);
      search = own.then(endSearch, endSearch);
      return own;
    },
  };
}
