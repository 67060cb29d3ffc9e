import { open, rename } from 'node:fs/promises';
import { safeJson } from './own-secrets.ts';

/** Characters that are written at once. */
const PIECE = 1 << 16;

/** Writes a file of JSON lines so that a crash leaves either the old file or the new one, never a part. */
export async function writeLinesAtomically(file: string, records: Iterable<unknown>): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  const handle = await open(draft, 'w');
  try {
    let piece = '';
    for (const record of records) {
      piece += `${safeJson(record)}\n`;
      if (piece.length < PIECE) continue;
      await handle.writeFile(piece);
      piece = '';
    }
    await handle.writeFile(piece);
  } finally {
    await handle.close();
  }
  await rename(draft, file);
}
