import { InvalidArgumentError, Option, type Command } from 'commander';
import type { FailureLimit } from '../../runs/predict/failure-limit.ts';

/** What to do about answers that fail, as Commander hands it over. */
export interface FailureFlags {
  maxFailures?: FailureLimit;
  retryFailed?: boolean;
}

/** Adds the flags that say what becomes of answers that fail. */
export function addFailureOptions(command: Command): Command {
  return command
    .addOption(
      new Option(
        '--max-failures <n|share>',
        'stop when more replies failed: a number as 50, or a share as 5% or 0.05, judged from 20 on (default: stop when the first 50 all fail)',
      ).argParser(parseLimit),
    )
    .option('--retry-failed', 'ask again for the failed and unparsed replies of --run; improves figures a little');
}

/** Throws InvalidArgumentError for anything but a number from 0, or a share up to 1. */
function parseLimit(raw: string): FailureLimit {
  if (/^\d+$/.test(raw)) return { most: Number(raw) };
  const [, digits = '', percent] = /^(\d*\.?\d+)(%?)$/.exec(raw) ?? [];
  const share = Number(digits) / (percent === '%' ? 100 : 1);
  if (digits !== '' && share <= 1) return { share };
  throw new InvalidArgumentError(`Expected a number as 50, or a share as 5% or 0.05, got ${JSON.stringify(raw)}.`);
}
