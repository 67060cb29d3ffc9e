import { InvalidArgumentError, Option } from 'commander';

/** An option that takes a whole number of at least `least`. */
export function countOption(flags: string, description: string, least: number): Option {
  return new Option(flags, description).argParser((raw) => parseCount(raw, least));
}

/** Throws InvalidArgumentError for anything but a whole number of at least `least`. */
function parseCount(raw: string, least: number): number {
  const value = /^\d+$/.test(raw) ? Number(raw) : Number.NaN;
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new InvalidArgumentError(`Expected a whole number of at least ${least}, got ${JSON.stringify(raw)}.`);
}
