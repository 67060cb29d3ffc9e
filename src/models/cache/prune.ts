import {
  appendFileSync,
  chmodSync,
  closeSync,
  createWriteStream,
  fstatSync,
  openSync,
  readSync,
  realpathSync,
  renameSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { UsageError } from '../../errors.ts';
import { releaseLock, takeLock } from '../../util/lock.ts';
import { wholeLinesLength } from '../../util/whole-lines.ts';
import { HEADER, type CacheEntry } from './entry.ts';
import { readCacheLines } from './read-entries.ts';
import { statCache } from './require-cache.ts';

const NEWLINE = 10;

export interface Pruned {
  kept: number;
  removed: number;
}

/**
 * Leaves the newest entry of each question, if it is to be kept, and nothing else. The file is replaced as a whole, so that a crash
 * leaves the old one; runs that use it go on with the new one, and what they add meanwhile is kept. Throws UsageError when there is
 * none, when another process prunes it, or when it was replaced meanwhile.
 */
export async function pruneCache(file: string, isKept: (entry: CacheEntry) => boolean): Promise<Pruned> {
  statCache(file);
  // A link to it stays one.
  const target = realpathSync(file);
  const lock = `${target}.lock`;
  if (!takeLock(lock)) {
    throw new UsageError(`${file}: another process is pruning it`, {
      hint: `Wait for it. If none is at work, remove ${lock}.`,
    });
  }
  try {
    return await pruneLocked(target, isKept);
  } finally {
    releaseLock(lock);
  }
}

async function pruneLocked(file: string, isKept: (entry: CacheEntry) => boolean): Promise<Pruned> {
  const old = openSync(file, 'r');
  const draft = `${file}.${process.pid}.tmp`;
  try {
    const length = await wholeLinesLength(file);
    const pruned = await writeKept(draft, file, length, isKept);
    replaceBy(draft, file, old, length);
    return pruned;
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  } finally {
    closeSync(old);
  }
}

/** Writes what is to be kept of the first `length` bytes of a file to a draft. */
async function writeKept(
  draft: string,
  file: string,
  length: number,
  isKept: (entry: CacheEntry) => boolean,
): Promise<Pruned> {
  const last = new Map<string, number>();
  let lines = 0;
  for await (const { entry } of readCacheLines(file, length)) {
    if (entry !== null) last.set(entry.key, lines);
    lines++;
  }
  let line = 0;
  let kept = 0;
  async function* keptLines(): AsyncGenerator<string> {
    yield `${HEADER}\n`;
    for await (const { text, entry } of readCacheLines(file, length)) {
      const isLast = entry !== null && last.get(entry.key) === line;
      line++;
      if (!isLast || !isKept(entry)) continue;
      kept++;
      yield `${text}\n`;
    }
  }
  await pipeline(Readable.from(keptLines()), createWriteStream(draft));
  return { kept, removed: line - kept };
}

/**
 * Puts the draft in the place of the old file, with the lines that others have added to this behind its first `length` bytes. Those
 * that come too late to be seen here are written again by whoever wrote them, see openStore.
 */
function replaceBy(draft: string, file: string, old: number, length: number): void {
  const { ino, size, mode } = fstatSync(old);
  if (statCache(file).ino !== ino || size < length) {
    throw new UsageError(`${file}: it was replaced or cut while it was pruned`, {
      hint: 'It was left as it is: try again.',
    });
  }
  // Whom it was kept from, it stays kept from.
  chmodSync(draft, mode);
  const seen = copyLines(old, length, draft);
  renameSync(draft, file);
  copyLines(old, seen, file);
}

/** Appends the whole lines that follow the first `from` bytes of a file to another; returns where they end. */
function copyLines(descriptor: number, from: number, to: string): number {
  const added = Buffer.alloc(fstatSync(descriptor).size - from);
  readSync(descriptor, added, 0, added.length, from);
  const lines = added.subarray(0, added.lastIndexOf(NEWLINE) + 1);
  if (lines.length > 0) appendFileSync(to, lines);
  return from + lines.length;
}
