import { constants, crc32, deflateRawSync } from 'node:zlib';

/** Large enough that hardly anything is lost by packing pieces apart, small enough that no copy of all is ever made. */
const PIECE_CHARACTERS = 512 * 1024;

/** What gzip writes first (RFC 1952): no name, no time, of an unknown system. */
const HEADER = Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255]);

/** The texts put together, gzipped in base64; null when that is longer than `maxLength`, as soon as it is. */
export function gzipWithin(texts: Iterable<string>, maxLength: number): string | null {
  const packed: Buffer[] = [HEADER];
  let [packedBytes, bytes, checksum] = [HEADER.length, 0, 0];
  const isTooLong = (): boolean => base64Length(packedBytes) > maxLength;
  const add = (text: string, finishFlush: number): void => {
    const piece = Buffer.from(text);
    const deflated = deflateRawSync(piece, { finishFlush });
    packed.push(deflated);
    packedBytes += deflated.length;
    bytes += piece.length;
    checksum = crc32(piece, checksum);
  };
  let piece = '';
  for (const text of texts) {
    piece += text;
    if (piece.length < PIECE_CHARACTERS) continue;
    add(piece, constants.Z_SYNC_FLUSH);
    piece = '';
    if (isTooLong()) return null;
  }
  add(piece, constants.Z_FINISH);
  packed.push(trailer(checksum, bytes));
  packedBytes += TRAILER_BYTES;
  return isTooLong() ? null : Buffer.concat(packed).toString('base64');
}

const base64Length = (bytes: number): number => 4 * Math.ceil(bytes / 3);

const TRAILER_BYTES = 8;

function trailer(checksum: number, bytes: number): Buffer {
  const end = Buffer.alloc(TRAILER_BYTES);
  end.writeUInt32LE(checksum, 0);
  end.writeUInt32LE(bytes % 2 ** 32, 4);
  return end;
}
