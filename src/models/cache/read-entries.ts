import { createReadStream } from 'node:fs';
import { readLines } from '../../util/read-lines.ts';
import { requireCache, statCache } from './require-cache.ts';
import { HEADER, parseEntry, type CacheEntry } from './entry.ts';

/** A line of a cache file as it stands, and what it says; null for one that says nothing, such as one that is torn. */
export interface CacheLine {
  text: string;
  entry: CacheEntry | null;
}

/** All lines of the first `length` bytes but headers and empty ones. Throws UsageError when there is no such file. */
export async function* readCacheLines(file: string, length = Infinity): AsyncGenerator<CacheLine> {
  statCache(file);
  requireCache(file);
  if (length === 0) return;
  for await (const lines of readLines(createReadStream(file, { end: length - 1 }))) {
    for (const { text, fault } of lines) {
      if (text === '' || text === HEADER) continue;
      yield { text, entry: fault === null ? parseEntry(text) : null };
    }
  }
}
