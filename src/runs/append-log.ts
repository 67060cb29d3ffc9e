import { closeSync, createReadStream, existsSync, openSync, truncateSync, writeSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { DataError, messageOf } from '../errors.ts';
import { readLines } from '../util/read-lines.ts';

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

/** One call may write a part only, as when the disk fills up. */
function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
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
  const length = await wholeLinesLength(file);
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
  truncateSync(file, await wholeLinesLength(file));
  yield* readLog(file, form);
}

const BLOCK_BYTES = 64 * 1024;

/** Bytes up to and including the last line end, looked for from the end of the file. */
async function wholeLinesLength(path: string): Promise<number> {
  const file = await open(path).catch((error: unknown) => {
    throw new DataError(`${path}: expected a file of the run: ${messageOf(error)}`, { cause: error });
  });
  try {
    let end = (await file.stat()).size;
    const block = Buffer.alloc(BLOCK_BYTES);
    while (end > 0) {
      const start = Math.max(0, end - BLOCK_BYTES);
      await file.read(block, 0, end - start, start);
      const lineEnd = block.subarray(0, end - start).lastIndexOf(0x0a);
      if (lineEnd >= 0) return start + lineEnd + 1;
      end = start;
    }
    return 0;
  } finally {
    await file.close();
  }
}
