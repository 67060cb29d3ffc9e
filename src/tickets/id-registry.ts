import { hash } from 'node:crypto';

const FIRST_CAPACITY = 1024;
const MAX_LOAD = 0.7;

/**
 * Finds repeated ids. It keeps 64 bits of each id's SHA-1 and its line, 12 bytes a slot, in a table with linear
 * probing that is at most 70 % full: 25 MB for a million ids (2^21 slots, and half of it again while it grows),
 * where a Map from id to line needs about 100 MB. That any two of a million different ids have the same 64 bits has
 * a chance of 3e-8.
 */
export class IdRegistry {
  #capacity = FIRST_CAPACITY;
  #count = 0;
  #high = new Uint32Array(FIRST_CAPACITY);
  #low = new Uint32Array(FIRST_CAPACITY);
  /** 0 marks a free slot, as lines are counted from 1. */
  #lines = new Uint32Array(FIRST_CAPACITY);

  /** The line at which the id was registered before; null the first time, when `line` is kept. */
  register(id: string, line: number): number | null {
    const fingerprint = hash('sha1', id, 'buffer');
    const high = fingerprint.readUInt32LE(0);
    const low = fingerprint.readUInt32LE(4);
    const slot = this.#findSlot(high, low);
    const earlier = this.#lines[slot] ?? 0;
    if (earlier !== 0) return earlier;
    this.#fill(slot, high, low, line);
    this.#count++;
    if (this.#count > MAX_LOAD * this.#capacity) this.#grow();
    return null;
  }

  /** The slot that holds the fingerprint, or the free one where it belongs. */
  #findSlot(high: number, low: number): number {
    const mask = this.#capacity - 1;
    let slot = low & mask;
    while (this.#lines[slot] !== 0 && (this.#high[slot] !== high || this.#low[slot] !== low)) slot = (slot + 1) & mask;
    return slot;
  }

  #fill(slot: number, high: number, low: number, line: number): void {
    this.#high[slot] = high;
    this.#low[slot] = low;
    this.#lines[slot] = line;
  }

  #grow(): void {
    const [highs, lows, lines] = [this.#high, this.#low, this.#lines];
    this.#capacity *= 2;
    this.#high = new Uint32Array(this.#capacity);
    this.#low = new Uint32Array(this.#capacity);
    this.#lines = new Uint32Array(this.#capacity);
    lines.forEach((line, slot) => {
      const [high = 0, low = 0] = [highs[slot], lows[slot]];
      if (line !== 0) this.#fill(this.#findSlot(high, low), high, low, line);
    });
  }
}
