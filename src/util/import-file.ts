import { execFile } from 'node:child_process';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { DataError, messageOf, TickitError } from '../errors.ts';
import { placeIn } from './place-in-stack.ts';
import { printable } from './printable.ts';

/**
 * The module in a file of the user's own. Throws DataError naming the line, as far as Node tells it, and what is wrong there;
 * frames inside Node say nothing to whoever wrote the file.
 */
export async function importFile(file: string): Promise<object> {
  try {
    return (await import(pathToFileURL(path.resolve(file)).href)) as object;
  } catch (error) {
    throw error instanceof TickitError ? error : await explained(error, file);
  }
}

async function explained(error: unknown, file: string): Promise<DataError> {
  const isSyntax = error instanceof SyntaxError;
  const place = placeIn(stackOf(error)) ?? (isSyntax ? await placeOfSyntaxError(file, error.message) : null);
  const text = error instanceof Error ? `${error.name}: ${error.message}` : `threw ${messageOf(error)}`;
  return new DataError(`${named(file, place)}: ${printable(text)}`, { hint: hintFor(error, file), cause: error });
}

function hintFor(error: unknown, file: string): string {
  if (error instanceof SyntaxError) return `To see the code around it: node ${file}`;
  const isMissing = error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
  return isMissing
    ? 'Correct the import, or install the package beside the file.'
    : 'It is thrown while the file is loaded, before any ticket is read.';
}

/** The place alone when it is in the file itself, else both. */
function named(file: string, place: string | null): string {
  if (place === null) return file;
  return place.startsWith(`${path.relative('', file)}:`) ? place : `${file}: ${place}`;
}

const stackOf = (error: unknown): string => (error instanceof Error ? (error.stack ?? '') : '');

/** An import that can't be parsed does not say where; Node's own check does. Null when it finds another fault, or none. */
async function placeOfSyntaxError(file: string, message: string): Promise<string | null> {
  const report = await new Promise<string>((resolve) => {
    execFile(process.execPath, ['--check', file], (_, __, stderr) => resolve(stderr));
  });
  return report.includes(`SyntaxError: ${message}`) ? placeIn(report) : null;
}
