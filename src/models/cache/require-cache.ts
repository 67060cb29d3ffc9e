import { closeSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import { UsageError } from '../../errors.ts';
import { HEADER, keyOfLine } from './entry.ts';

const HEAD_BYTES = 256;

/** Of this version or another; baselines begin much like it. */
const ANY_HEADER = /^\{"version":\d+,"kind":"tickit-cache"/;

/** Throws UsageError for a file that begins like no cache, as it would be added to or pruned away. None and an empty one will do. */
export function requireCache(file: string): void {
  const status = statSync(file, { throwIfNoEntry: false });
  // Other things that are no plain file, such as a folder or a device, show when they are used; to open a pipe may take for ever.
  const head = status?.isFile() ? headOf(file) : '';
  // A crash may have left the beginning of a header.
  const isCache = ANY_HEADER.test(head) || HEADER.startsWith(head) || keyOfLine(head) !== null;
  if (isCache && !status?.isFIFO()) return;
  throw new UsageError(`${file}: expected a cache, got another kind of file`, {
    hint: 'Name another file with --cache.',
  });
}

/** What is known of a cache file. Throws UsageError when there is none. */
export function statCache(file: string): Stats {
  const status = statSync(file, { throwIfNoEntry: false });
  if (status?.isFile()) return status;
  throw new UsageError(`${file}: no such cache`);
}

function headOf(file: string): string {
  const bytes = Buffer.alloc(HEAD_BYTES);
  const descriptor = openSync(file, 'r');
  try {
    return bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, HEAD_BYTES, 0)).trimStart();
  } finally {
    closeSync(descriptor);
  }
}
