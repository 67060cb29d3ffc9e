import type { Command } from 'commander';
import { UsageError } from '../../errors.ts';

/** Throws UsageError for an argument or option without a text, as of a variable of a script that is not set: none of them can be one. */
export function refuseEmpty(command: Command): void {
  for (const [index, argument] of command.registeredArguments.entries()) {
    if (isEmpty(command.processedArgs[index])) throw empty(`<${argument.name()}>`);
  }
  for (const option of command.options) {
    if (isEmpty(command.getOptionValue(option.attributeName()))) throw empty(option.long ?? option.flags);
  }
}

const isEmpty = (value: unknown): boolean => value === '' || (Array.isArray(value) && value.includes(''));

const empty = (name: string): UsageError =>
  new UsageError(`${name}: expected a text, got an empty one`, {
    hint: 'Is it filled in from a variable that is not set?',
  });
