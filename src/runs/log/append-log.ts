import { closeSync, createReadStream, existsSync, openSync, truncateSync } from 'node:fs';
import { DataError, messageOf } from '../../errors.ts';
import { safeJson } from '../../util/own-secrets.ts';
import { readLines, type Line } from '../../util/read-lines.ts';
import { wholeLinesLength } from '../../util/whole-lines.ts';
import { writeWhole } from '../../util/write-whole.ts';

/** Appends records to a JSONL file. Every line is with the operating system before the next one is taken. */
export interface AppendLog<T> {
  append(record: T): void;
  close: () => void;
}

/** Throws DataError, now or when appending, when the file can't be written; what was written before stays. */
export function openAppendLog<T>(file: string): AppendLog<T> {
  const descriptor = writing(file, () => openSync(file, 'a'));
  return {
    append: (record) => writing(file, () => writeWhole(descriptor, Buffer.from(`${safeJson(record)}\n`))),
    close: () => closeSync(descriptor),
  };
}

function writing<T>(file: string, work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw new DataError(`${file}: can't be written: ${messageOf(error)}`, {
      hint: 'Make room or name another folder with --run; the same command goes on from what is there.',
      cause: error,
    });
  }
}

/** How the lines of a log are read. */
export interface LineForm<T> {
  /** What a line is, in words, such as `a prediction`. */
  name: string;
  /** Null for a line that is none. */
  parse: (line: string) => T | null;
}

/**
 * The stored records in the order in which they were written; a last line that a kill left without its end is none.
 * Throws DataError when there is no such file, or naming a line that is not of the form.
 */
export async function* readLog<T>(file: string, { name, parse }: LineForm<T>): AsyncGenerator<T> {
  for await (const lines of readWholeLines(file)) {
    for (const line of lines) {
      const record = line.fault === null ? parse(line.text) : null;
      if (record === null) throw new DataError(`${file}:${line.line}: expected ${name}, got ${excerpt(line.text)}`);
      yield record;
    }
  }
}

const excerpt = (text: string): string => JSON.stringify(text.slice(0, 60));

/** The lines of a log as they stand, without a last one that has no end. Throws DataError when there is no such file. */
export async function* readWholeLines(file: string): AsyncGenerator<Line[]> {
  const length = await wholeLengthOf(file);
  if (length > 0) yield* readLines(createReadStream(file, { end: length - 1 }));
}

const wholeLengthOf = (file: string): Promise<number> =>
  wholeLinesLength(file).catch((error: unknown) => {
    throw new DataError(`${file}: expected a file of the run: ${messageOf(error)}`, { cause: error });
  });

/** What was stored before a stop, after cutting off a last line without its end; nothing when there is no such file. */
export async function* recoverLog<T>(file: string, form: LineForm<T>): AsyncGenerator<T> {
  if (!existsSync(file)) return;
  truncateSync(file, await wholeLengthOf(file));
  yield* readLog(file, form);
}
