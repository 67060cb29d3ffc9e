import { InvalidArgumentError, Option } from 'commander';

/** The share of tickets that a baseline needs an answer, or a description, of. */
export const minCoverageOption = (description: string): Option =>
  new Option('--min-coverage <share>', description).argParser((raw) => parseNumber(raw, 1)).default(0.95);

/** Throws InvalidArgumentError for anything but a number from 0 to `most`. */
export function parseNumber(raw: string, most: number): number {
  const value = raw.trim() === '' ? Number.NaN : Number(raw);
  if (value >= 0 && value <= most) return value;
  throw new InvalidArgumentError(`Expected a number from 0 to ${most}, got ${JSON.stringify(raw)}.`);
}
