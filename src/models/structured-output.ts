import { ModelError } from '../errors.ts';
import { abortable } from '../util/abortable.ts';

/** Ways to ask an endpoint for JSON, strictest first. */
const STRUCTURED_MODES = ['json_schema', 'json_object', 'text'] as const;
export type StructuredMode = (typeof STRUCTURED_MODES)[number];

export interface StructuredOutput {
  /** Runs a call in the strictest way that the endpoint takes. Rejects with the signal's reason when that is aborted while it waits. */
  call<T>(attempt: (mode: StructuredMode) => Promise<T>, signal: AbortSignal): Promise<T>;
}

/**
 * Finds out, once per endpoint, how it can be asked for JSON: as long as no way has worked, a call that is rejected is made
 * again in the next looser way, and the first that works is kept. Until then one call goes at a time, so that the others
 * need not find out for themselves. When none works the first rejection is thrown, as the cause then lies elsewhere.
 */
export function createStructuredOutput(onFound: (mode: StructuredMode) => void): StructuredOutput {
  let found: StructuredMode | null = null;
  let search: Promise<unknown> | null = null;

  async function find<T>(attempt: (mode: StructuredMode) => Promise<T>): Promise<T> {
    let rejection: unknown = null;
    for (const mode of STRUCTURED_MODES) {
      try {
        const reply = await attempt(mode);
        found = mode;
        onFound(mode);
        return reply;
      } catch (error) {
        rejection ??= error;
        if (!(error instanceof ModelError && error.kind === 'rejected')) throw error;
      }
    }
    throw rejection;
  }

  const endSearch = (): void => {
    search = null;
  };

  return {
    async call(attempt, signal) {
      while (found === null && search !== null) {
        const other = search;
        await abortable(signal, () => other);
      }
      if (found !== null) return attempt(found);
      const own = find(attempt);
      search = own.then(endSearch, endSearch);
      return own;
    },
  };
}
