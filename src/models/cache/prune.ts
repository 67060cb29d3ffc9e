import { appendFileSync, closeSync, createWriteStream, fstatSync, openSync, readSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { wholeLinesLength } from '../../util/whole-lines.ts';
import { HEADER, type CacheEntry } from './entry.ts';
import { readCacheLines } from './read-entries.ts';
import { statCache } from './require-cache.ts';

export interface Pruned {
  kept: number;
  removed: number;
}

/**
 * Leaves the newest entry of each question, if it is to be kept, and nothing else. The file is replaced as a whole, so that a crash
 * leaves the old one; runs that use it go on with the new one, and what they add meanwhile is kept. Throws UsageError when there is none.
 */
export async function pruneCache(file: string, isKept: (entry: CacheEntry) => boolean): Promise<Pruned> {
  const { size } = statCache(file);
  const length = await wholeLinesLength(file);
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
  const draft = `${file}.${process.pid}.tmp`;
  try {
    await pipeline(Readable.from(keptLines()), createWriteStream(draft));
    await replaceBy(draft, file, size);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { kept, removed: line - kept };
}

/** A process that looked at the old file just before it was replaced may write to it once more, well within this time. */
const LAST_LOOK_MS = 200;

/** Takes over what others have added to the file meanwhile, up to a moment after it was replaced. */
async function replaceBy(draft: string, file: string, seen: number): Promise<void> {
  const old = openSync(file, 'r');
  try {
    const beforeRenaming = copyAdded(old, seen, draft);
    renameSync(draft, file);
    await sleep(LAST_LOOK_MS);
    copyAdded(old, beforeRenaming, file);
  } finally {
    closeSync(old);
  }
}

/** Appends what stands behind the first bytes of a file to another; returns how many there are now. */
function copyAdded(descriptor: number, from: number, to: string): number {
  const added = Buffer.alloc(fstatSync(descriptor).size - from);
  readSync(descriptor, added, 0, added.length, from);
  if (added.length > 0) appendFileSync(to, added);
  return from + added.length;
}
