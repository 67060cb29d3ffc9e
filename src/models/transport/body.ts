import type { IncomingMessage } from 'node:http';
import { promisify } from 'node:util';
import zlib from 'node:zlib';
import { NoReplyError } from './response.ts';

/** Far more than any reply; a server that sends without end must not fill the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

type Decode = (bytes: Buffer, options: { maxOutputLength: number }) => Promise<Buffer>;

const DECODERS: Record<string, Decode> = {
  gzip: promisify(zlib.gunzip),
  'x-gzip': promisify(zlib.gunzip),
  deflate: promisify(zlib.inflate),
  br: promisify(zlib.brotliDecompress),
};

/** The whole body, decoded when the server has encoded it although nobody asked. Rejects when it breaks off or is too long. */
export async function readBody(response: IncomingMessage): Promise<Buffer> {
  const bytes = await collect(response);
  const decode = DECODERS[response.headers['content-encoding']?.toLowerCase() ?? 'identity'];
  // A reply without a body is none that breaks off.
  if (decode === undefined || bytes.length === 0) return bytes;
  return decode(bytes, { maxOutputLength: MOST_BYTES }).catch((error: unknown) => {
    throw isTooLong(error) ? tooLong() : error;
  });
}

const tooLong = (): Error =>
  Object.assign(new NoReplyError(`expected a reply of at most ${MOST_BYTES} bytes, got more`), { code: 'EMSGSIZE' });

const isTooLong = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';

/** By events, as a stream in a loop costs several times as much. */
function collect(stream: NodeJS.ReadableStream): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    stream.on('data', (chunk: Buffer) => {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes > MOST_BYTES) reject(tooLong());
    });
    stream.on('error', reject);
    stream.on('end', () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
  });
}
