/** The mean of vectors of one dimension, which come one by one, brought to length 1. */
export class RunningMean {
  readonly #sums: Float64Array;

  constructor(first: Float32Array) {
    this.#sums = Float64Array.from(first);
  }

  /** Takes one more. Null when the vectors cancel out, so that their mean has no direction. */
  with(vector: Float32Array): Float32Array | null {
    vector.forEach((value, index) => (this.#sums[index] = (this.#sums[index] ?? 0) + value));
    const length = Math.sqrt(this.#sums.reduce((sum, value) => sum + value * value, 0));
    return length < 1e-6 ? null : Float32Array.from(this.#sums, (sum) => sum / length);
  }
}
