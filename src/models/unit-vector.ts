/** The vector of length 1 in the same direction. Throws for one that has none: all zeros, or a number that is not finite. */
export function toUnitVector(numbers: readonly number[]): Float32Array {
  const norm = Math.sqrt(numbers.reduce((sum, number) => sum + number * number, 0));
  if (!Number.isFinite(norm) || norm === 0) throw new Error('expected a vector with a direction, got one without');
  return Float32Array.from(numbers, (number) => number / norm);
}
