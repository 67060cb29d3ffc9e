import type { VectorTable } from './vector-table.ts';

const DIGITS = 1e6;

/** A row of a table. */
export interface Row {
  table: VectorTable;
  row: number;
}

/**
 * Cosine of two vectors of the same dimension, in [-1, 1], rounded to six decimals: components of 32 bits carry no more, and
 * so a cosine that is 0.9 on paper reaches a threshold of 0.9. A vector has exactly 1 with its copy.
 */
export function similarityOf(a: Row, b: Row): number {
  const squares = (a.table.squares[a.row] ?? 0) * (b.table.squares[b.row] ?? 0);
  const cosine = innerProduct(a, b) / Math.sqrt(squares);
  // Not -0.
  return Math.round(cosine * DIGITS) / DIGITS + 0;
}

/** Of products of 32-bit numbers, which are exact in 64 bits; four sums, since one would wait for itself. */
function innerProduct(a: Row, b: Row): number {
  const { components: left } = a.table;
  const { components: right } = b.table;
  const shift = (b.row - a.row) * a.table.width;
  const end = (a.row + 1) * a.table.width;
  let s0 = 0;
  let s1 = 0;
  let s2 = 0;
  let s3 = 0;
  for (let at = a.row * a.table.width; at < end; at += 4) {
    s0 += (left[at] ?? 0) * (right[at + shift] ?? 0);
    s1 += (left[at + 1] ?? 0) * (right[at + shift + 1] ?? 0);
    s2 += (left[at + 2] ?? 0) * (right[at + shift + 2] ?? 0);
    s3 += (left[at + 3] ?? 0) * (right[at + shift + 3] ?? 0);
  }
  return s0 + s1 + (s2 + s3);
}
