/** The entries of a vector that are not 0. */
export interface SparseVector {
  /** Ascending, each once. */
  positions: Uint32Array;
  /** As many as positions. */
  values: Float32Array;
}

/** The inner product with a vector that has an entry for each position. */
export function dot({ positions, values }: SparseVector, dense: Float64Array): number {
  let sum = 0;
  for (let entry = 0; entry < positions.length; entry++) {
    sum += (values[entry] ?? 0) * (dense[positions[entry] ?? 0] ?? 0);
  }
  return sum;
}

/** Adds the vector, times `factor`, to `target`. */
export function addTo(target: Float64Array, { positions, values }: SparseVector, factor: number): void {
  for (let entry = 0; entry < positions.length; entry++) {
    const position = positions[entry] ?? 0;
    target[position] = (target[position] ?? 0) + factor * (values[entry] ?? 0);
  }
}
