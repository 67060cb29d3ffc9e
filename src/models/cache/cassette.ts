import { DataError, messageOf, UsageError } from '../../errors.ts';
import { safeJson } from '../../util/own-secrets.ts';
import { parseEntry, type CacheEntry } from './entry.ts';
import { requireCache } from './require-cache.ts';
import { openStore } from './store.ts';

/** Replies kept in a file, which can be committed and used again without a key. Several processes may add to it at once. */
export interface Cassette {
  readonly file: string;
  get(key: string): CacheEntry | null;
  /** The entry is with the operating system when it returns. Throws DataError when it can't be written. */
  put(entry: CacheEntry): void;
  close(): void;
}

/**
 * Opens the file, which is made at the first reply if there is none. Only keys and offsets are held in memory. Throws DataError
 * for what can't be read as a file.
 */
export function openCassette(file: string): Cassette {
  const store = attempt(file, 'read', () => (requireCache(file), openStore(file)));
  return {
    file,
    get: (key) => {
      const line = attempt(file, 'read', () => store.line(key));
      return line === null ? null : parseEntry(line);
    },
    put: (entry) => attempt(file, 'written', () => store.append(safeJson(entry))),
    close: () => store.close(),
  };
}

function attempt<T>(file: string, what: 'read' | 'written', work: () => T): T {
  try {
    return work();
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new DataError(`${file}: the cache can't be ${what}: ${messageOf(error)}`, {
      hint: what === 'read' ? 'Name another file with --cache.' : 'Make room, or name another file with --cache.',
      cause: error,
    });
  }
}
