/** A share, usually in [0, 1], of `n` observations; null when `n` is 0 or the figure is not defined for them. */
export interface Share {
  value: number | null;
  n: number;
}

/** A share with the ends of its 95 % interval, null where none can be given. */
export interface Estimate extends Share {
  low: number | null;
  high: number | null;
}

/** `hits` of `n`; both are counts, hits at most n. */
export const share = (hits: number, n: number): Share => ({ value: n === 0 ? null : hits / n, n });
