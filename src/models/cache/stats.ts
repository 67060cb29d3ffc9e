import { statSync } from 'node:fs';
import type { CacheEntry } from './entry.ts';
import { readCacheLines } from './read-entries.ts';

export interface CacheStats {
  bytes: number;
  /** Different questions. */
  entries: number;
  /** Lines that a later one of the same question replaces. */
  replaced: number;
  /** Lines that are no entries, as crashes leave them. */
  unreadable: number;
  /** ISO 8601; null for no entries. */
  oldest: string | null;
  newest: string | null;
  models: ModelStats[];
}

/** `host` is where the model runs; null for this machine. */
export interface ModelStats {
  host: string | null;
  model: string;
  entries: number;
}

/** What a cache file holds. Throws UsageError when there is none. */
export async function cacheStats(file: string): Promise<CacheStats> {
  const newest = new Map<string, Pick<CacheEntry, 'host' | 'model' | 'at'>>();
  let lines = 0;
  let unreadable = 0;
  for await (const { entry } of readCacheLines(file)) {
    lines++;
    if (entry === null) unreadable++;
    else newest.set(entry.key, { host: entry.host, model: entry.model, at: entry.at });
  }
  const times = [...newest.values()].map(({ at }) => at).sort();
  return {
    bytes: statSync(file).size,
    entries: newest.size,
    replaced: lines - unreadable - newest.size,
    unreadable,
    oldest: times[0] ?? null,
    newest: times.at(-1) ?? null,
    models: countByModel([...newest.values()]),
  };
}

function countByModel(entries: readonly Pick<CacheEntry, 'host' | 'model'>[]): ModelStats[] {
  const counts = new Map<string, ModelStats>();
  for (const { host, model } of entries) {
    const key = JSON.stringify([host, model]);
    const known = counts.get(key) ?? { host, model, entries: 0 };
    counts.set(key, { ...known, entries: known.entries + 1 });
  }
  return [...counts].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, stats]) => stats);
}
