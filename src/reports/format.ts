import type { Estimate, Share } from '../metrics/share.ts';

/** Percent with one decimal, or `n/a`. */
export const percent = ({ value }: Pick<Share, 'value'>): string => (value === null ? 'n/a' : (100 * value).toFixed(1));

/** `81.2 [74.0, 88.1]` in percent; without the brackets where there is no interval. */
export function percentWithInterval({ value, low, high }: Estimate): string {
  if (low === null || high === null) return percent({ value });
  return `${percent({ value })} [${percent({ value: low })}, ${percent({ value: high })}]`;
}

/** Two decimals with interval, for figures that are no shares. */
export function decimalWithInterval({ value, low, high }: Estimate): string {
  if (value === null) return 'n/a';
  return low === null || high === null
    ? decimal(value, 2)
    : `${decimal(value, 2)} [${decimal(low, 2)}, ${decimal(high, 2)}]`;
}

/** With the minus that people read, and none before a 0. */
export function decimal(value: number, digits: number): string {
  const text = Math.abs(value).toFixed(digits);
  return value < 0 && Number(text) > 0 ? `−${text}` : text;
}

export const orUnknown = (value: number | null, show: (value: number) => string): string =>
  value === null ? 'unknown' : show(value);

export const milliseconds = (value: number | null): string =>
  orUnknown(value, (ms) => `${ms.toFixed(ms < 10 ? 1 : 0)} ms`);

export const dollars = (value: number | null): string => orUnknown(value, (usd) => `$${usd.toFixed(usd < 1 ? 4 : 2)}`);
