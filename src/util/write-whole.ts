import { fstatSync, ftruncateSync, writeSync } from 'node:fs';

/**
 * Appends all bytes to a file. One call may write a part only, as when the disk fills up; that part is then taken back, so that what is
 * appended later does not go on in the middle of a line.
 */
export function writeWhole(descriptor: number, bytes: Buffer): void {
  let written = 0;
  try {
    while (written < bytes.length) written += writeSync(descriptor, bytes, written);
  } catch (error) {
    if (written > 0) ftruncateSync(descriptor, fstatSync(descriptor).size - written);
    throw error;
  }
}
