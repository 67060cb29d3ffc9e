/** A ticket that the model was trained on, as what is kept of it. */
export interface KnownTicket {
  /** Index of a category. */
  category: number;
  /** Ascending and distinct. */
  keys: Uint16Array;
}

/** How many of the most similar tickets have a say. */
const NEIGHBOURS = 8;

/** Finds the known tickets that are most like another one. */
export class Neighbours {
  readonly #known: readonly KnownTicket[];
  readonly #categories: number;
  /** The known tickets that have a key. */
  readonly #holders = new Map<number, number[]>();
  readonly #lengths: Float64Array;
  readonly #products: Float64Array;

  /** `categories` is how many there are. */
  constructor(known: readonly KnownTicket[], categories: number) {
    this.#known = known;
    this.#categories = categories;
    known.forEach(({ keys }, index) => {
      for (const key of keys) {
        const holders = this.#holders.get(key);
        if (holders === undefined) this.#holders.set(key, [index]);
        else holders.push(index);
      }
    });
    this.#lengths = Float64Array.from(known, ({ keys }) => this.#squaredLength(keys));
    this.#products = new Float64Array(known.length);
  }

  /**
   * For each category the summed similarity of its tickets among the nearest, ties in the order given. Similarity is the
   * cosine, 0 to 1, of binary vectors weighted by inverse document frequency. `except` is the index of a known ticket
   * that is left out, null for none.
   */
  votes(keys: Uint16Array, except: number | null): number[] {
    const votes = Array.from({ length: this.#categories }, () => 0);
    const length = this.#squaredLength(keys);
    const similar = this.#productsWith(keys)
      .filter(({ index }) => index !== except)
      .map(({ index, product }) => ({ index, similarity: product / Math.sqrt(length * (this.#lengths[index] ?? 0)) }))
      .sort((a, b) => b.similarity - a.similarity || a.index - b.index);
    for (const { index, similarity } of similar.slice(0, NEIGHBOURS)) {
      const category = this.#known[index]?.category ?? 0;
      votes[category] = (votes[category] ?? 0) + similarity;
    }
    return votes;
  }

  /** Of the known tickets that share a key with these. */
  #productsWith(keys: Uint16Array): { index: number; product: number }[] {
    const products = this.#products.fill(0);
    for (const key of keys) {
      const weight = this.#weight(key);
      for (const index of this.#holders.get(key) ?? []) products[index] = (products[index] ?? 0) + weight;
    }
    return Array.from(products, (product, index) => ({ index, product })).filter(({ product }) => product > 0);
  }

  #squaredLength(keys: Uint16Array): number {
    return keys.reduce((sum, key) => sum + this.#weight(key), 0);
  }

  /** The inverse document frequency among the known tickets, squared. */
  #weight(key: number): number {
    return Math.log(1 + this.#known.length / (1 + (this.#holders.get(key)?.length ?? 0))) ** 2;
  }
}
