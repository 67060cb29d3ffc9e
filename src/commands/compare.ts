import { Command } from 'commander';
import { comparisonParts } from '../reports/comparison-parts.ts';
import { compareRuns } from '../runs/compare-runs.ts';
import { openComparedRun } from '../runs/open-compared-run.ts';
import { createIo } from './io.ts';
import { addCommonOptions, countOption } from './options.ts';
import { partsFormatOption, writeParts, type PartsOutputFlags } from './parts-output.ts';

const EXAMPLES = `
Examples:
  tickit compare results/main results/branch
  tickit compare results/main results/branch --intersection -o comparison.md`;

interface CompareFlags extends PartsOutputFlags {
  intersection?: boolean;
  seed: number;
  quiet?: boolean;
  verbose?: boolean;
}

export function compareCommand(summary: string): Command {
  return addCommonOptions(new Command('compare'))
    .description(summary)
    .argument('<base>', 'run folder')
    .argument('<changed>', 'run folder of the same tickets')
    .optionsGroup('Comparison:')
    .option('--intersection', 'compare the tickets that are the same in both, instead of refusing')
    .addOption(countOption('--seed <n>', 'seed of everything random', 0).default(1))
    .optionsGroup('Output:')
    .option('-o, --output <file>', 'where the report goes (- or nothing: stdout)')
    .addOption(partsFormatOption())
    .addHelpText('after', EXAMPLES)
    .action(compare);
}

async function compare(base: string, changed: string, flags: CompareFlags): Promise<void> {
  const { comparison } = await compareRuns(await openComparedRun(base), await openComparedRun(changed), {
    isIntersection: flags.intersection ?? false,
    seed: flags.seed,
  });
  await writeParts({ report: comparison, parts: comparisonParts(comparison) }, flags, createIo(flags));
}
