import { Command } from 'commander';
import { comparisonParts } from '../reports/comparison-parts.ts';
import { sweepComparisonParts } from '../reports/sweep/comparison-parts.ts';
import { compareRuns, type CompareOptions } from '../runs/comparison/compare-runs.ts';
import { isSweep, readManifest } from '../runs/folder/manifest.ts';
import { openComparedRun } from '../runs/comparison/open-compared-run.ts';
import { runFiles } from '../runs/folder/run-folder.ts';
import { compareSweeps } from '../runs/sweep/comparison/compare-sweeps.ts';
import { openComparedSweep } from '../runs/sweep/comparison/open-compared-sweep.ts';
import { createIo } from './output/io.ts';
import { addCommonOptions, countOption } from './options/options.ts';
import {
  partsFormat,
  partsFormatOption,
  writeParts,
  type PartsOutputFlags,
  type ShownReport,
} from './output/parts-output.ts';
import {
  addSettingChoiceOptions,
  askedSetting,
  requireNoSetting,
  type SettingChoiceFlags,
} from './options/setting-options.ts';

const EXAMPLES = `
Examples:
  tickit compare results/main results/branch
  tickit compare results/main results/branch --intersection -o comparison.md
  tickit compare results/sweep-main results/sweep-branch --threshold 0.9`;

interface CompareFlags extends PartsOutputFlags, SettingChoiceFlags {
  intersection?: boolean;
  seed: number;
  quiet?: boolean;
  verbose?: boolean;
}

export function compareCommand(summary: string): Command {
  const command = addCommonOptions(new Command('compare'))
    .description(summary)
    .argument('<base>', 'run folder of eval, check or sweep-threshold')
    .argument('<changed>', 'run folder of the same tickets')
    .optionsGroup('Comparison:')
    .option('--intersection', 'compare the tickets that are the same in both, instead of refusing')
    .addOption(countOption('--seed <n>', 'seed of everything random', 0).default(1));
  return addSettingChoiceOptions(command)
    .optionsGroup('Output:')
    .option('-o, --output <file>', 'where the report goes (- or nothing: stdout)')
    .addOption(partsFormatOption())
    .addHelpText('after', EXAMPLES)
    .action(compare);
}

async function compare(base: string, changed: string, flags: CompareFlags): Promise<void> {
  partsFormat(flags);
  const options: CompareOptions = { isIntersection: flags.intersection ?? false, seed: flags.seed };
  const areSweeps = isSweep(await readManifest(runFiles(base).manifest));
  const shown = await (areSweeps ? sweepsCompared : runsCompared)({ base, changed, flags, options });
  await writeParts(shown, flags, createIo(flags));
}

interface Sides {
  base: string;
  changed: string;
  flags: CompareFlags;
  options: CompareOptions;
}

async function runsCompared({ base, changed, flags, options }: Sides): Promise<ShownReport> {
  requireNoSetting(flags);
  const { comparison } = await compareRuns(await openComparedRun(base), await openComparedRun(changed), options);
  return { report: comparison, parts: comparisonParts(comparison) };
}

async function sweepsCompared({ base, changed, flags, options }: Sides): Promise<ShownReport> {
  const asked = askedSetting(flags);
  const sides = [await openComparedSweep(base, asked), await openComparedSweep(changed, asked)] as const;
  const { comparison } = compareSweeps(...sides, options);
  return { report: comparison, parts: sweepComparisonParts(comparison) };
}
