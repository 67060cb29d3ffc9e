import { messageOf } from '../../src/errors.ts';

/** Runs a benchmark; what goes wrong is said in one line, and the exit code is 2. */
export async function run(main: () => Promise<void>): Promise<void> {
  try {
    await main();
  } catch (error) {
    note(messageOf(error));
    process.exitCode = 2;
  }
}

export const note = (line: string): boolean => process.stderr.write(`${line}\n`);

/** A whole number of at least `least`; throws RangeError naming the option. */
export function wholeNumber(name: string, raw: string, least: number): number {
  const value = /^\d+$/.test(raw) ? Number(raw) : Number.NaN;
  if (Number.isSafeInteger(value) && value >= least) return value;
  throw new RangeError(`--${name}: expected a whole number of at least ${least}, got ${JSON.stringify(raw)}`);
}

/** One of the choices; throws RangeError naming the option. */
export function oneOf<Choice extends string>(name: string, raw: string, choices: readonly Choice[]): Choice {
  const choice = choices.find((known) => known === raw);
  if (choice !== undefined) return choice;
  throw new RangeError(`--${name}: expected one of ${choices.join(', ')}, got ${JSON.stringify(raw)}`);
}
