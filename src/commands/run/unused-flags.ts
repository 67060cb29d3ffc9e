import type { RunFlags } from '../options/options.ts';
import type { CommandIo } from '../output/io.ts';
import type { PreparedRun } from './prepare-run.ts';

/** Warns of flags that were given and that none of the runs makes use of. */
export function tellUnusedFlags(
  { train, iclSelect, iclK }: { [Flag in 'train' | 'iclSelect' | 'iclK']?: RunFlags[Flag] | undefined },
  runs: readonly Pick<PreparedRun, 'spec' | 'manifest'>[],
  io: Pick<CommandIo, 'note'>,
): void {
  const pipelines = [...new Set(runs.map(({ manifest }) => manifest.identity.pipeline))].join(', ');
  const tell = (flag: string, why: string): void => io.note(`warning: ${flag} has no effect: ${why}: ${pipelines}`);
  const learns = runs.some(({ spec }) => spec.isTrained);
  const shows = runs.some(({ spec }) => spec.showsExamples);
  if (train !== undefined && !learns) tell('--train', 'no pipeline here learns or shows examples');
  if (iclSelect !== undefined && !shows) tell('--icl-select', 'no pipeline here shows examples');
  if (iclK !== undefined && !shows) tell('--icl-k', 'no pipeline here shows examples');
}
