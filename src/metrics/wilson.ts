import { share, type Estimate } from './share.ts';

/** 97.5 % quantile of the standard normal distribution. */
const Z = 1.959963984540054;

/**
 * A single share with its 95 % Wilson score interval (E. B. Wilson, 1927, JASA 22:209–212), which stays inside [0, 1]
 * and says something at 0 of n and n of n too. Assumes independent observations. Null throughout when `n` is 0.
 */
export function wilson(hits: number, n: number): Estimate {
  if (n === 0) return { value: null, low: null, high: null, n: 0 };
  const p = hits / n;
  const shrink = 1 + Z ** 2 / n;
  const centre = (p + Z ** 2 / (2 * n)) / shrink;
  const half = (Z / shrink) * Math.sqrt((p * (1 - p)) / n + Z ** 2 / (4 * n ** 2));
  // At the ends the formula gives 0 and 1 exactly, but for rounding.
  const low = hits === 0 ? 0 : centre - half;
  const high = hits === n ? 1 : centre + half;
  return { ...share(hits, n), low, high };
}
