/** Digits behind the point that are kept: sums of decimal steps must not drift from what was meant. */
const DIGITS = 9;

/** `from`, `from + step`, … up to and including `to`, as they would be written by hand: 0.87 and never 0.8700000000000001. */
export function numberRange(from: number, to: number, step: number): number[] {
  const count = Math.floor((to - from) / step + 10 ** -DIGITS) + 1;
  return Array.from({ length: count }, (_, index) => Number((from + index * step).toFixed(DIGITS)));
}
