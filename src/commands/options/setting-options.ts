import { InvalidArgumentError, Option, type Command } from 'commander';
import { UsageError } from '../../errors.ts';
import type { AskedSetting } from '../../runs/sweep/report/choose-setting.ts';

/** At which setting sweeps are compared, as Commander hands it over. */
export interface SettingChoiceFlags {
  threshold?: number;
  rewrite?: 'on' | 'off';
}

export function addSettingChoiceOptions(command: Command): Command {
  return command
    .optionsGroup('Sweeps:')
    .addOption(
      new Option('--threshold <θ>', 'compare sweeps at this one (default: what each chose)').argParser(parseThreshold),
    )
    .addOption(
      new Option('--rewrite <when>', 'compare sweeps with or without rewriting (default: what each chose)').choices([
        'on',
        'off',
      ]),
    );
}

export function askedSetting({ threshold, rewrite }: SettingChoiceFlags): AskedSetting {
  return { threshold: threshold ?? null, rewrite: rewrite === undefined ? null : rewrite === 'on' };
}

/** Throws UsageError when a setting was asked for where no sweep is compared. */
export function requireNoSetting({ threshold, rewrite }: SettingChoiceFlags): void {
  if (threshold === undefined && rewrite === undefined) return;
  throw new UsageError('--threshold and --rewrite are for sweeps, and the base is none');
}

function parseThreshold(raw: string): number {
  const value = raw.trim() === '' ? Number.NaN : Number(raw);
  if (value > -1 && value <= 1) return value;
  throw new InvalidArgumentError(`Expected a cosine above -1 and at most 1, got ${JSON.stringify(raw)}.`);
}
