import { DataError, messageOf, TickitError } from '../errors.ts';
import { placeIn } from './place-in-stack.ts';
import { printable } from './printable.ts';

/** What was thrown where nobody waits for it: a DataError naming the place when that is in a user's own file, else as it is. */
export function explainStray(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof TickitError) return error;
  const place = placeIn(error.stack ?? '');
  if (place === null) return error;
  return new DataError(printable(`${place}: ${error.name}: ${messageOf(error)}`), {
    hint: 'It is thrown where nobody waits for it, in a promise without await or in a callback. What is done is kept.',
    cause: error,
  });
}
