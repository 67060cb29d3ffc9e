/** Numbers of 16 bits, little-endian, in base64. */
export function encodeKeys(keys: Uint16Array): string {
  const bytes = Buffer.alloc(keys.length * 2);
  keys.forEach((key, index) => bytes.writeUInt16LE(key, index * 2));
  return bytes.toString('base64');
}

/** The inverse of `encodeKeys`; an odd byte at the end is left out. */
export function decodeKeys(text: string): Uint16Array {
  const bytes = Buffer.from(text, 'base64');
  return Uint16Array.from({ length: Math.floor(bytes.length / 2) }, (_, index) => bytes.readUInt16LE(index * 2));
}
