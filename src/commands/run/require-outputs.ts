import { accessSync, constants, realpathSync, statSync, type BigIntStats } from 'node:fs';
import path from 'node:path';
import { messageOf, UsageError } from '../../errors.ts';

/** Where runs are kept that are given no folder. */
export const RESULTS = 'results';

type Files = readonly (string | undefined)[];

/**
 * Throws UsageError when an output can't be written, or would replace one of the files that are read: before anything is spent on it.
 * Undefined and `-` are no files; a run makes its own folder, or the one of all runs.
 */
export function requireOutputs(outputs: Files, inputs: Files, runFolder = RESULTS): void {
  const read = new Set(filesOf(inputs).flatMap(placeOf));
  for (const output of filesOf(outputs)) {
    if (path.resolve(path.dirname(output)) !== path.resolve(runFolder)) requireWritable(output);
    if (!placeOf(output).some((place) => read.has(place))) continue;
    throw new UsageError(`${output}: is read, and would be replaced by the output`, { hint: 'Name another file.' });
  }
}

const filesOf = (files: Files): string[] => files.flatMap((file) => (file === undefined || file === '-' ? [] : [file]));

function requireWritable(file: string): void {
  const status = statusOf(file);
  if (status?.isDirectory()) throw new UsageError(`${file}: expected a file, got a folder`);
  // A device or a pipe is written to; a file is replaced, so that its folder has to take another one.
  if (status !== undefined && !status.isFile()) return;
  const target = status === undefined ? file : realpathSync(file);
  try {
    // With the dot it has to be a folder.
    accessSync(`${path.dirname(target)}${path.sep}.`, constants.W_OK);
  } catch (error) {
    throw new UsageError(`${file}: can't be written: ${messageOf(error)}`, {
      hint: 'Make its folder, allow writing to it, or name another file.',
      cause: error,
    });
  }
}

/** What a file is, by whatever name; nothing for one that is not there. */
function placeOf(file: string): string[] {
  const status = statusOf(file);
  return status === undefined ? [] : [`${status.dev}:${status.ino}`];
}

function statusOf(file: string): BigIntStats | undefined {
  try {
    return statSync(file, { bigint: true });
  } catch {
    return undefined;
  }
}
