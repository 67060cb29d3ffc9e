import { open, realpath, rename, rm, stat } from 'node:fs/promises';

/**
 * Writes texts one after the other into a file, which is replaced only when all of them are there: a failure leaves what was there
 * before. A link stays a link. What is no plain file, such as /dev/stdout or a pipe, can't be replaced and is written to.
 */
export async function writeTexts(file: string, texts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const target = await realpath(file).catch(() => file);
  const isPlain = await stat(target).then(
    (status) => status.isFile(),
    () => true,
  );
  if (!isPlain) return writeInto(target, texts);
  const draft = `${target}.${process.pid}.tmp`;
  try {
    await writeInto(draft, texts);
    await rename(draft, target);
  } catch (error) {
    await rm(draft, { force: true });
    throw error;
  }
}

/** Characters that are written at once. */
const PIECE = 1 << 16;

async function writeInto(file: string, texts: Iterable<string> | AsyncIterable<string>): Promise<void> {
  const handle = await open(file, 'w');
  try {
    let piece = '';
    for await (const text of texts) {
      piece += text;
      if (piece.length < PIECE) continue;
      await handle.writeFile(piece);
      piece = '';
    }
    await handle.writeFile(piece);
  } finally {
    await handle.close();
  }
}
