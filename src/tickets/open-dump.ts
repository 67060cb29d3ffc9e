import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { DataError, messageOf } from '../errors.ts';
import { encodingOf, formatOf, type DumpEncoding, type DumpFormat } from './inspect-head.ts';

/** A dump of tickets, about to be read. */
export interface Dump {
  /** As the user named it. */
  path: string;
  format: DumpFormat;
  bytes: number;
  /** The beginning, up to 64 kB. */
  head: string;
  /** The whole file in UTF-8, without a byte order mark. Throws DataError when the file can't be read or decoded. */
  chunks: AsyncIterable<Buffer>;
}

const HEAD_BYTES = 64 * 1024;
const CHUNK_BYTES = 64 * 1024;

/**
 * Looks at the file's beginning. `onBytes` receives the file's bytes as they are read. Throws DataError for what is
 * missing, forbidden, empty, no file or no text.
 */
export async function openDump(path: string, onBytes?: (bytes: Buffer) => void): Promise<Dump> {
  const { bytes, start } = await readHead(path).catch((error: unknown) => {
    throw fileError(path, error);
  });
  if (start.length === 0) throw new DataError(`${path}: expected tickets, got an empty file`);
  const encoding = encodingOf(path, start);
  const head = new TextDecoder(encoding).decode(start);
  if (head.includes('\0')) throw new DataError(`${path}: expected a text file, got a binary file`);
  const source = fileChunks(path, onBytes);
  const chunks = encoding === 'utf-8' ? withoutBom(source) : decoded(path, source, encoding);
  return { path, format: formatOf(path, head), bytes, head, chunks };
}

const TWICE = 'A dump is read twice, so save it to a file first.';

async function readHead(path: string): Promise<{ bytes: number; start: Buffer }> {
  const status = await stat(path);
  if (status.isDirectory()) throw new DataError(`${path}: expected a file, got a folder`);
  if (!status.isFile()) {
    throw new DataError(`${path}: expected a file, got a pipe or a device`, { hint: TWICE });
  }
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(HEAD_BYTES), 0, HEAD_BYTES, 0);
    return { bytes: status.size, start: buffer.subarray(0, bytesRead) };
  } finally {
    await file.close();
  }
}

const REASONS: Record<string, { reason: string; hint: string }> = {
  ENOENT: { reason: 'no such file', hint: 'Check the path; it is taken from the working directory.' },
  ENOTDIR: { reason: 'no such file', hint: 'A part of the path is a file, not a folder.' },
  EACCES: { reason: 'no permission to read it', hint: 'Check who may read the file and its folder.' },
  EPERM: { reason: 'no permission to read it', hint: 'Check who may read the file and its folder.' },
};

function fileError(path: string, error: unknown): DataError {
  if (error instanceof DataError) return error;
  if (path === '-') return new DataError('-: expected a file, got stdin', { hint: TWICE });
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const known = REASONS[code];
  return new DataError(`${path}: ${known?.reason ?? messageOf(error)}`, { hint: known?.hint, cause: error });
}

async function* fileChunks(path: string, onBytes?: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  try {
    const stream: AsyncIterable<Buffer> = createReadStream(path, { highWaterMark: CHUNK_BYTES });
    for await (const chunk of stream) {
      onBytes?.(chunk);
      yield chunk;
    }
  } catch (error) {
    throw fileError(path, error);
  }
}

async function* withoutBom(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let isFirst = true;
  for await (const chunk of chunks) {
    const hasBom = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
    isFirst = false;
    yield hasBom ? chunk.subarray(3) : chunk;
  }
}

async function* decoded(path: string, chunks: AsyncIterable<Buffer>, encoding: DumpEncoding): AsyncGenerator<Buffer> {
  const decoder = new TextDecoder(encoding, { fatal: true });
  const decode = (chunk?: Buffer): Buffer => {
    try {
      return Buffer.from(decoder.decode(chunk, { stream: chunk !== undefined }));
    } catch (error) {
      throw new DataError(`${path}: expected valid ${encoding.toUpperCase()}, got broken characters`, { cause: error });
    }
  };
  for await (const chunk of chunks) yield decode(chunk);
  yield decode();
}
