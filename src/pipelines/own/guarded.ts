import { DataError, messageOf, TickitError } from '../../errors.ts';
import { printable } from '../../util/printable.ts';

/** Runs a user's code; what it throws comes out as a DataError with `location` and the stack. Failures that tickit knows stay what they are. */
export function guarded<T>(location: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw blamed(error, location);
  }
}

export async function guardedAsync<T>(location: string, work: () => T | Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw blamed(error, location);
  }
}

/** Lines of a stack that are shown; the user's own come first. */
const SHOWN_LINES = 6;

function blamed(error: unknown, location: string): unknown {
  if (error instanceof TickitError) return error;
  const stack = error instanceof Error && error.stack !== undefined ? error.stack : `threw ${messageOf(error)}`;
  const lines = stack.split('\n').slice(0, SHOWN_LINES).map(printable);
  return new DataError(`${location}: ${lines.join('\n')}`, { cause: error });
}
