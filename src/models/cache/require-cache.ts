import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { UsageError } from '../../errors.ts';
import { HEADER, keyOfLine } from './entry.ts';

const HEAD_BYTES = 256;

/** Throws UsageError for a file that begins like no cache, as it would be added to or pruned away. None and an empty one will do. */
export function requireCache(file: string): void {
  const head = existsSync(file) ? headOf(file) : '';
  if (head === '' || head.startsWith(HEADER) || keyOfLine(head) !== null || HEADER.startsWith(head)) return;
  throw new UsageError(`${file}: expected a cache, got another kind of file`, {
    hint: 'Name another file with --cache.',
  });
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
