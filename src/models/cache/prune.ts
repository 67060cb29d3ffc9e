import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { HEADER, type CacheEntry } from './entry.ts';
import { readCacheLines } from './read-entries.ts';

export interface Pruned {
  kept: number;
  removed: number;
}

/**
 * Leaves the newest entry of each question, if it is to be kept, and nothing else. The file is replaced as a whole, so that a crash
 * leaves the old one; runs that use it go on with the new one. Throws UsageError when there is none.
 */
export async function pruneCache(file: string, isKept: (entry: CacheEntry) => boolean): Promise<Pruned> {
  const last = new Map<string, number>();
  let lines = 0;
  for await (const { entry } of readCacheLines(file)) {
    if (entry !== null) last.set(entry.key, lines);
    lines++;
  }
  let line = 0;
  let kept = 0;
  async function* keptLines(): AsyncGenerator<string> {
    yield `${HEADER}\n`;
    for await (const { text, entry } of readCacheLines(file)) {
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
    await rename(draft, file);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
  return { kept, removed: line - kept };
}
