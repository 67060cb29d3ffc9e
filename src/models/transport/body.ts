import type { IncomingMessage } from 'node:http';
import zlib from 'node:zlib';

/** Far more than any reply; a server that sends without end must not fill the memory. */
const MOST_BYTES = 64 * 1024 * 1024;

const DECODERS: Record<string, () => NodeJS.ReadWriteStream> = {
  gzip: () => zlib.createGunzip(),
  'x-gzip': () => zlib.createGunzip(),
  deflate: () => zlib.createInflate(),
  br: () => zlib.createBrotliDecompress(),
};

/** The whole body, decoded when the server has encoded it although nobody asked. Rejects when it breaks off or is too long. */
export async function readBody(response: IncomingMessage): Promise<Buffer> {
  const encoding = response.headers['content-encoding']?.toLowerCase() ?? 'identity';
  const decoder = DECODERS[encoding]?.();
  if (decoder === undefined) return collect(response);
  response.on('error', (error) => decoder.emit('error', error));
  return collect(response.pipe(decoder));
}

const tooLong = (): Error => Object.assign(new Error(`expected at most ${MOST_BYTES} bytes`), { code: 'EMSGSIZE' });

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
