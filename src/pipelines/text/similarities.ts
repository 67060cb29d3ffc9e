import type { SparseVector } from './sparse-vector.ts';

/**
 * Prepares vectors of length 1, of positions below `size`, for being compared with others. The function returned gives the
 * cosines of one more with each of them, in their order, and looks only at those that share an entry with it.
 */
export function indexVectors(vectors: readonly SparseVector[], size: number): (vector: SparseVector) => Float64Array {
  const { offsets, owners, values } = transpose(vectors, size);
  return (vector) => {
    const cosines = new Float64Array(vectors.length);
    vector.positions.forEach((position, entry) => {
      const end = offsets[position + 1] ?? 0;
      for (let place = offsets[position] ?? end; place < end; place++) {
        const owner = owners[place] ?? 0;
        cosines[owner] = (cosines[owner] ?? 0) + (vector.values[entry] ?? 0) * (values[place] ?? 0);
      }
    });
    return cosines;
  };
}

/** The entries of all vectors, those of a position side by side. */
interface Transposed {
  /** Where each position begins, and at the end the number of entries. */
  offsets: Uint32Array;
  /** The vector that each entry is of. */
  owners: Uint32Array;
  values: Float32Array;
}

function transpose(vectors: readonly SparseVector[], size: number): Transposed {
  const offsets = beginnings(vectors, size);
  const next = offsets.slice();
  const total = offsets.at(-1) ?? 0;
  const owners = new Uint32Array(total);
  const values = new Float32Array(total);
  vectors.forEach((vector, owner) => {
    vector.positions.forEach((position, entry) => {
      const place = next[position] ?? 0;
      next[position] = place + 1;
      owners[place] = owner;
      values[place] = vector.values[entry] ?? 0;
    });
  });
  return { offsets, owners, values };
}

function beginnings(vectors: readonly SparseVector[], size: number): Uint32Array {
  const offsets = new Uint32Array(size + 1);
  for (const { positions } of vectors) {
    for (const position of positions) offsets[position + 1] = (offsets[position + 1] ?? 0) + 1;
  }
  for (let position = 0; position < size; position++) {
    offsets[position + 1] = (offsets[position + 1] ?? 0) + (offsets[position] ?? 0);
  }
  return offsets;
}
