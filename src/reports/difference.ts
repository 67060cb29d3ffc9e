import type { PairedDifference } from '../metrics/difference-interval.ts';
import { percent } from './format.ts';

/** Points of percent with a sign, or `n/a`. */
export function points(share: number | null): string {
  if (share === null) return 'n/a';
  const text = Math.abs(100 * share).toFixed(1);
  return text === '0.0' ? text : `${share > 0 ? '+' : '−'}${text}`;
}

/** `−7.1 [−12.0, −2.3]`; without the brackets where there is no interval. */
export function pointsWithInterval({ value, low, high }: Pick<PairedDifference, 'value' | 'low' | 'high'>): string {
  return low === null || high === null ? points(value) : `${points(value)} [${points(low)}, ${points(high)}]`;
}

/** `81.2 → 74.1` in percent. */
export const change = ({ base, changed }: Pick<PairedDifference, 'base' | 'changed'>): string =>
  `${percent({ value: base })} → ${percent({ value: changed })}`;

export const pValue = (p: number): string => (p < 0.001 ? '<0.001' : p.toFixed(3));
