/** Codes of vectors come in whole SIMD registers. */
const REGISTER = 8;

/** The code of 1. Its square is half of what 32 bits hold, so that no inner product of codes overflows, rounding included. */
const SCALE = 2 ** 15 - 1;

/** Half of the last digit of a similarity, and as much again for what computing it loses. */
const ROUNDING = 1e-6;

/** How many codes a vector of this dimension has, zeros at its end included. */
export const widthOf = (dimension: number): number => REGISTER * Math.ceil(dimension / REGISTER);

/** Writes the codes of a vector: its direction in 16-bit whole numbers, each off by at most a half. */
export function encode(vector: Float32Array, length: number, target: Int16Array): void {
  vector.forEach((component, index) => (target[index] = Math.round((component / length) * SCALE)));
}

/**
 * An inner product of codes that every pair of vectors with at least this similarity reaches. Of two vectors of length 1 in d
 * dimensions, each code being off by at most 1/2, the inner product of codes is off by at most SCALE * sqrt(d) + d / 4
 * (Cauchy-Schwarz).
 */
export function floorOf(similarity: number, dimension: number): number {
  const error = SCALE * Math.sqrt(dimension) + dimension / 4;
  return Math.floor(SCALE ** 2 * (similarity - ROUNDING) - error);
}
