import { seededRandom, type RandomSource } from '../util/random.ts';

/**
 * A sample of at most `size` of the items offered, each equally likely, without knowing how many there will be
 * (algorithm R: Vitter, Random sampling with a reservoir, ACM TOMS 11, 1985). Same seed and same items, same sample.
 */
export class Reservoir {
  readonly #size: number;
  readonly #random: RandomSource;
  readonly #items: number[] = [];
  #offered = 0;

  constructor(size: number, seed: number) {
    this.#size = size;
    this.#random = seededRandom(seed);
  }

  offer(item: number): void {
    this.#offered++;
    const place = this.#offered <= this.#size ? this.#items.length : Math.floor(this.#random() * this.#offered);
    if (place < this.#size) this.#items[place] = item;
  }

  /** The sample in ascending order. */
  sorted(): number[] {
    return this.#items.toSorted((a, b) => a - b);
  }
}
