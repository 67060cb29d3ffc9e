/** The bytes of a stream that a parser has been given but has not yet made into records. */
export class ByteWindow {
  #chunks: Buffer[] = [];
  /** Offset in the stream of the first byte held. */
  #start = 0;
  #length = 0;

  get length(): number {
    return this.#length;
  }

  push(chunk: Buffer): void {
    this.#chunks.push(chunk);
    this.#length += chunk.length;
  }

  /** Removes the bytes before `end`, an offset in the stream, and returns them. */
  takeUntil(end: number): Buffer {
    const bytes = this.#chunks.length === 1 ? (this.#chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(this.#chunks);
    const count = end - this.#start;
    this.#chunks = [bytes.subarray(count)];
    this.#start = end;
    this.#length -= count;
    return bytes.subarray(0, count);
  }

  takeAll(): Buffer {
    return this.takeUntil(this.#start + this.#length);
  }
}
