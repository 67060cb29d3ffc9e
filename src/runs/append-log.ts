import { closeSync, createReadStream, existsSync, openSync, truncateSync } from 'node:fs';
import { DataError, messageOf } from '../errors.ts';
import { readLines } from '../util/read-lines.ts';
import { wholeLinesLength } from '../util/whole-lines.ts';
import { writeWhole } from '../util/write-whole.ts';

/** Appends records to a JSONL file. Every line is with the operating system before the next one is taken. */
export interface AppendLog<T> {
  append(record: T): void;
  close: () => void;
}

/** Throws DataError, now or when appending, when the file can't be written; what was written before stays. */
export function openAppendLog<T>(file: string): AppendLog<T> {
  const descriptor = writing(file, () => openSync(file, 'a'));
  return {
    append: (record) => writing(file, () => writeWhole(descriptor, Buffer.from(`${JSON.stringify(record)}\n`))),
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
  const length = await storedLength(file);
  if (length === 0) return;
  for await (const lines of readLines(createReadStream(file, { end: length - 1 }))) {
    for (const line of lines) {
      const record = line.fault === null ? parse(line.text) : null;
      if (record === null) throw new DataError(`${file}:${line.line}: expected ${name}, got ${excerpt(line.text)}`);
      yield record;
    }
  }
}

const excerpt = (text: string): string => JSON.stringify(text.slice(0, 60));

/** What was stored before a stop, after cutting off a last line without its end; nothing when there is no such file. */
export async function* recoverLog<T>(file: string, form: LineForm<T>): AsyncGenerator<T> {
  if (!existsSync(file)) return;
  truncateSync(file, await storedLength(file));
  yield* readLog(file, form);
}

/** Throws DataError when there is no such file. */
async function storedLength(file: string): Promise<number> {
  return wholeLinesLength(file).catch((error: unknown) => {
    throw new DataError(`${file}: expected a file of the run: ${messageOf(error)}`, { cause: error });
  });
}
