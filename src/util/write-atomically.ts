import { rename, writeFile } from 'node:fs/promises';

/** Writes a file so that a crash leaves either the old text or the new one, never a part. */
export async function writeAtomically(file: string, text: string | Iterable<string>): Promise<void> {
  const draft = `${file}.${process.pid}.tmp`;
  await writeFile(draft, text);
  await rename(draft, file);
}
