import { DataError, messageOf, TickitError } from '../../errors.ts';
import { placeIn } from '../../util/place-in-stack.ts';
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

/** Frames of a stack that are shown. */
const SHOWN_FRAMES = 5;

function blamed(error: unknown, location: string): unknown {
  if (error instanceof TickitError) return error;
  const [message, ...frames] = stackLines(error);
  // What is inside Node or this program says nothing to whoever wrote the pipeline.
  const shown = frames.filter((frame) => placeIn(frame) !== null).slice(0, SHOWN_FRAMES);
  return new DataError([`${location}: ${message}`, ...shown].map(printable).join('\n'), { cause: error });
}

/** The message, on one line, and the frames. */
function stackLines(error: unknown): string[] {
  if (!(error instanceof Error)) return [`threw ${messageOf(error)}`];
  const frames = (error.stack ?? '').split('\n').filter((line) => /^\s+at /.test(line));
  return [`${error.name}: ${error.message}`, ...frames];
}
