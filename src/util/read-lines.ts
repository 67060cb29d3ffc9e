import { isUtf8 } from 'node:buffer';

export interface Line {
  /** Counted from 1. */
  line: number;
  /** Without its line end. Of an undecodable line the bytes as far as they can be shown, of a line too long nothing. */
  text: string;
  fault: 'undecodable' | 'too_long' | null;
}

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const BOM = Buffer.from([0xef, 0xbb, 0xbf]);
const MAX_LINE_BYTES = 64 * 1024 * 1024;

/**
 * Splits UTF-8 bytes into lines, a batch for each chunk that ends a line. `\n` and `\r\n` end a line, a byte order
 * mark before the first is dropped, a last line without an end counts. Holds at most one chunk and one line: what
 * comes after 64 MiB of a line is skipped and the line reported as too long.
 */
export async function* readLines(chunks: AsyncIterable<Buffer>): AsyncGenerator<Line[]> {
  const splitter = new LineSplitter();
  for await (const chunk of chunks) {
    const lines = splitter.push(chunk);
    if (lines.length > 0) yield lines;
  }
  const last = splitter.end();
  if (last.length > 0) yield last;
}

class LineSplitter {
  #held: Buffer[] = [];
  #heldBytes = 0;
  #line = 0;

  push(chunk: Buffer): Line[] {
    const last = chunk.lastIndexOf(NEWLINE);
    const lines: Line[] = [];
    if (last !== -1) {
      const first = chunk.indexOf(NEWLINE);
      this.#hold(chunk.subarray(0, first));
      lines.push(this.#takeHeld());
      this.#split(chunk.subarray(first + 1, last + 1), lines);
    }
    this.#hold(chunk.subarray(last + 1));
    return lines;
  }

  end(): Line[] {
    return this.#heldBytes === 0 ? [] : [this.#takeHeld()];
  }

  #hold(bytes: Buffer): void {
    this.#heldBytes += bytes.length;
    if (this.#heldBytes > MAX_LINE_BYTES) this.#held = [];
    else if (bytes.length > 0) this.#held.push(bytes);
  }

  #takeHeld(): Line {
    const bytes = Buffer.concat(this.#held);
    const isTooLong = this.#heldBytes > MAX_LINE_BYTES;
    this.#held = [];
    this.#heldBytes = 0;
    this.#line++;
    if (isTooLong) return { line: this.#line, text: '', fault: 'too_long' };
    return decodeLine(this.#line === 1 ? withoutBom(bytes) : bytes, this.#line);
  }

  /** `bytes` are whole lines. They are checked at once, and one by one only when one of them is bad. */
  #split(bytes: Buffer, lines: Line[]): void {
    const isValid = isUtf8(bytes);
    let start = 0;
    for (let end = bytes.indexOf(NEWLINE); end !== -1; end = bytes.indexOf(NEWLINE, start)) {
      this.#line++;
      if (isValid) lines.push({ line: this.#line, text: textOf(bytes, start, end), fault: null });
      else lines.push(decodeLine(bytes.subarray(start, end), this.#line));
      start = end + 1;
    }
  }
}

function decodeLine(bytes: Buffer, line: number): Line {
  return { line, text: textOf(bytes, 0, bytes.length), fault: isUtf8(bytes) ? null : 'undecodable' };
}

function textOf(bytes: Buffer, start: number, end: number): string {
  const hasReturn = end > start && bytes[end - 1] === CARRIAGE_RETURN;
  return bytes.toString('utf8', start, hasReturn ? end - 1 : end);
}

function withoutBom(bytes: Buffer): Buffer {
  return bytes.subarray(0, BOM.length).equals(BOM) ? bytes.subarray(BOM.length) : bytes;
}
