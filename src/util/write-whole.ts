import { writeSync } from 'node:fs';

/** Writes all bytes; one call may write a part only, as when the disk fills up, and then the next one says why. */
export function writeWhole(descriptor: number, bytes: Buffer): void {
  for (let written = 0; written < bytes.length;) written += writeSync(descriptor, bytes, written);
}
