import type { SparseVector } from '../../../src/pipelines/text/sparse-vector.ts';

/** A sparse vector from all its entries, zeros included. */
export function vectorOf(...dense: number[]): SparseVector {
  const entries = [...dense.entries()].filter(([, value]) => value !== 0);
  return {
    positions: Uint32Array.from(entries, ([position]) => position),
    values: Float32Array.from(entries, ([, value]) => value),
  };
}
