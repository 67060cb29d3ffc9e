import { createHash, hash } from 'node:crypto';

/** SHA-256 of a text in UTF-8, as 64 hexadecimal digits. */
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The first 64 bits of a text's SHA-256, as two whole numbers below 2 ** 32. */
export function fingerprint(text: string): readonly [high: number, low: number] {
  const bytes = hash('sha256', text, 'buffer');
  return [bytes.readUInt32BE(0), bytes.readUInt32BE(4)];
}
