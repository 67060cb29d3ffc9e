import { safeJson } from './own-secrets.ts';
import { writeTexts } from './write-texts.ts';

/** Writes a file of JSON lines so that a crash leaves either the old file or the new one, never a part. */
export const writeLinesAtomically = (file: string, records: Iterable<unknown>): Promise<void> =>
  writeTexts(file, linesOf(records));

function* linesOf(records: Iterable<unknown>): Generator<string> {
  for (const record of records) yield `${safeJson(record)}\n`;
}
