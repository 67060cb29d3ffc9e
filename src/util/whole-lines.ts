import { open } from 'node:fs/promises';

const BLOCK_BYTES = 64 * 1024;

/** Bytes up to and including the last line end of a file, looked for from its end. */
export async function wholeLinesLength(path: string): Promise<number> {
  const file = await open(path);
  try {
    let end = (await file.stat()).size;
    const block = Buffer.alloc(BLOCK_BYTES);
    while (end > 0) {
      const start = Math.max(0, end - BLOCK_BYTES);
      await file.read(block, 0, end - start, start);
      const lineEnd = block.subarray(0, end - start).lastIndexOf(0x0a);
      if (lineEnd >= 0) return start + lineEnd + 1;
      end = start;
    }
    return 0;
  } finally {
    await file.close();
  }
}
