import { InvalidArgumentError, Option, type Command } from 'commander';
import { countOption } from './count-option.ts';

/** Adds the flags that say how calls are made and what they may take, with their twins in the environment. */
export function addCallOptions(command: Command): Command {
  return command
    .optionsGroup('Limits:')
    .addOption(
      new Option('--cache <file>', 'keep replies there, and never ask twice for what it holds').env('TICKIT_CACHE'),
    )
    .addOption(new Option('--offline', 'make no call: answer from the cache or stop (env: TICKIT_OFFLINE=1)'))
    .addOption(amountOption('--max-cost <usd>', 'stop before calls have cost more US dollars').env('TICKIT_MAX_COST'))
    .addOption(countOption('--max-calls <n>', 'stop after so many calls, failed ones included', 0))
    .addOption(countOption('--max-retries <n>', 'try a call that failed so many times again (default: 5)', 0))
    .addOption(
      amountOption('--max-wait <seconds>', 'how long a call may wait because the endpoint says so (default: 600)'),
    )
    .addOption(
      new Option('--timeout <seconds>', 'give up a call without a whole reply (default: 120)').argParser(parseTime),
    );
}

/** An option that takes a number from 0. */
const amountOption = (flags: string, description: string): Option =>
  new Option(flags, description).argParser(parseAmount);

/** Throws InvalidArgumentError for anything but a number above 0. */
function parseTime(raw: string): number {
  const value = parseAmount(raw);
  if (value > 0) return value;
  throw new InvalidArgumentError('Expected a number above 0, got 0.');
}

/** Throws InvalidArgumentError for anything but a number from 0. */
function parseAmount(raw: string): number {
  const value = /^\d*\.?\d+$/.test(raw) ? Number(raw) : Number.NaN;
  if (Number.isFinite(value)) return value;
  throw new InvalidArgumentError(`Expected a number from 0, got ${JSON.stringify(raw)}.`);
}
