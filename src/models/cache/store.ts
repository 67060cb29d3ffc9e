import { closeSync, fstatSync, mkdirSync, openSync, readSync, statSync, type Stats } from 'node:fs';
import path from 'node:path';
import { writeWhole } from '../../util/write-whole.ts';
import { HEADER, keyOfLine } from './entry.ts';

/** An append-only file of lines that are found by their keys. */
export interface Store {
  /** The newest line of a key; null for none, after looking at what others have added. */
  line(key: string): string | null;
  append(line: string): void;
  close(): void;
}

interface Place {
  offset: number;
  length: number;
}

const BLOCK_BYTES = 1024 * 1024;
/** Pruning comes once in a while; where every try meets another file, something else is wrong. */
const MOST_TRIES = 100;
const NEWLINE = 10;
/** `{"key":"…"` in bytes. */
const KEY_BYTES = 80;

/**
 * Opens a file for reading, and for writing when the first line is added. A last line without its end, as a crash leaves it, is
 * no line, and what is added begins on a line of its own. A file that was replaced, as pruning does, is read anew.
 */
export function openStore(file: string): Store {
  const places = new Map<string, Place>();
  let reader: number | null = null;
  let writer: number | null = null;
  let inode = 0;
  /** Bytes read so far, and how many of these are whole lines. */
  let read = 0;
  let whole = 0;

  function forget(): void {
    for (const descriptor of [reader, writer]) if (descriptor !== null) closeSync(descriptor);
    reader = writer = null;
    places.clear();
    read = whole = 0;
  }

  /** Reads what has been added since. */
  function refresh(): void {
    const stats = statOf(file);
    if (stats === null || stats.ino !== inode || stats.size < read) forget();
    if (stats === null) return;
    reader ??= openSync(file, 'r');
    // Another may have come in its place since it was looked at.
    const { ino, size } = fstatSync(reader);
    inode = ino;
    if (size > read) scan(reader, size);
  }

  function scan(descriptor: number, end: number): void {
    let held = Buffer.alloc(0);
    for (let at = whole; at < end;) {
      const block = Buffer.alloc(Math.min(BLOCK_BYTES, end - at));
      const bytes = readSync(descriptor, block, 0, block.length, at);
      if (bytes === 0) break;
      held = index(Buffer.concat([held, block.subarray(0, bytes)]));
      at += bytes;
      read = at;
    }
  }

  /** Notes the lines that end in these bytes, which follow the whole ones, and returns the rest. */
  function index(bytes: Buffer): Buffer<ArrayBuffer> {
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      const key = keyOfLine(bytes.toString('latin1', start, Math.min(end, start + KEY_BYTES)));
      if (key !== null) places.set(key, { offset: whole, length: end - start });
      whole += end - start + 1;
      start = end + 1;
    }
    return Buffer.from(bytes.subarray(start));
  }

  /** Returns the inode of the file that the line went into. */
  function write(line: string): number {
    mkdirSync(path.dirname(file), { recursive: true });
    writer ??= openSync(file, 'a');
    const before = read === 0 ? `${HEADER}\n` : whole < read ? '\n' : '';
    // One write, so that the lines of several processes do not mix.
    writeWhole(writer, Buffer.from(`${before}${line}\n`));
    return fstatSync(writer).ino;
  }

  refresh();
  return {
    line: (key) => {
      if (!places.has(key)) refresh();
      const place = places.get(key);
      return place === undefined || reader === null ? null : readAt(reader, place);
    },
    append: (line) => {
      for (let tries = 0; tries < MOST_TRIES; tries++) {
        refresh();
        if (write(line) === statOf(file)?.ino) return;
        // It went into a file that pruning replaced at that moment, and may have come too late to be taken over.
        forget();
      }
      throw new Error('another file comes in its place again and again');
    },
    close: forget,
  };
}

function statOf(file: string): Stats | null {
  return statSync(file, { throwIfNoEntry: false }) ?? null;
}

function readAt(descriptor: number, { offset, length }: Place): string {
  const bytes = Buffer.alloc(length);
  readSync(descriptor, bytes, 0, length, offset);
  return bytes.toString('utf8');
}
