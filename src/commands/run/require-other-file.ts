import { statSync } from 'node:fs';
import { UsageError } from '../../errors.ts';

/** Throws UsageError when an output would replace one of the files that are read. Undefined and `-` are no files. */
export function requireOtherFile(
  outputs: readonly (string | undefined)[],
  inputs: readonly (string | undefined)[],
): void {
  const read = new Set(inputs.flatMap(placeOf));
  for (const output of outputs) {
    if (!placeOf(output).some((place) => read.has(place))) continue;
    throw new UsageError(`${output}: is read, and would be replaced by the output`, { hint: 'Name another file.' });
  }
}

/** What a file is, by whatever name; nothing for one that is not there. */
function placeOf(file: string | undefined): string[] {
  if (file === undefined || file === '-') return [];
  try {
    const { dev, ino } = statSync(file, { bigint: true });
    return [`${dev}:${ino}`];
  } catch {
    return [];
  }
}
