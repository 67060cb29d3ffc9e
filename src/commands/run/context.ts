import { keepKeys } from '../../config/keys.ts';
import { createModelSource, type ModelSource } from '../../config/model-source.ts';
import { resolveSettings } from '../../config/settings.ts';
import { UsageError } from '../../errors.ts';
import { createIo, type CommandIo } from '../output/io.ts';
import type { FailureFlags } from '../options/failure-options.ts';
import type { SharedRunFlags } from '../options/options.ts';

/** What a command that runs pipelines works with: where it writes, and the models that all its runs share. */
export interface CommandContext extends CommandIo {
  models: ModelSource;
}

/** Throws UsageError and DataError for flags and a configuration that can't be used. */
export async function createContext(flags: SharedRunFlags & FailureFlags): Promise<CommandContext> {
  if (flags.retryFailed && flags.run === undefined) {
    throw new UsageError('--retry-failed: expected the run whose answers are asked for again', {
      hint: 'Name its folder with --run, and repeat the other flags of the command that began it.',
    });
  }
  const io = createIo(flags);
  const settings = await resolveSettings(flags, process.cwd());
  keepKeys(settings, process.env);
  return { ...io, models: createModelSource(settings.calls, { env: process.env, log: io.note }) };
}
