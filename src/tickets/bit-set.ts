/** A set of integers from 0, one bit each up to the largest. */
export class BitSet {
  #bits = new Uint8Array(128);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  add(index: number): void {
    if (this.has(index)) return;
    const byte = index >>> 3;
    if (byte >= this.#bits.length) this.#growTo(byte + 1);
    this.#bits[byte] = (this.#bits[byte] ?? 0) | (1 << (index & 7));
    this.#size++;
  }

  has(index: number): boolean {
    return ((this.#bits[index >>> 3] ?? 0) & (1 << (index & 7))) !== 0;
  }

  #growTo(length: number): void {
    const bits = new Uint8Array(Math.max(length, 2 * this.#bits.length));
    bits.set(this.#bits);
    this.#bits = bits;
  }
}
