import { Command } from 'commander';
import { runFiles } from '../runs/folder/run-folder.ts';
import { openComparedSweep } from '../runs/sweep/comparison/open-compared-sweep.ts';
import { saveSweepBaseline } from './gate/save-sweep-baseline.ts';
import { executeSweep } from './sweep/execute-sweep.ts';
import { createContext } from './run/context.ts';
import { sweepPlanText } from './sweep/plan-sweep.ts';
import { prepareSweep } from './sweep/prepare-sweep.ts';
import { requireOutputs } from './run/require-outputs.ts';
import { requireAnswers } from './run/require-answers.ts';
import { reportFormat, writeReport, writeReportFiles } from './output/report-output.ts';
import { addSweepOptions, sweepSettings, type SweepFlags } from './sweep/sweep-options.ts';

const EXAMPLES = `
Examples:
  tickit sweep-threshold datasets/oncall.jsonl
  tickit sweep-threshold tickets.jsonl --window 72h --same product --min-precision 0.97
  tickit sweep-threshold tickets.jsonl --from-run results/my-run --rewrite off`;

export function sweepThresholdCommand(summary: string): Command {
  return addSweepOptions(new Command('sweep-threshold'))
    .description(summary)
    .argument('<dataset>', 'tickets with labels and incidents, JSONL or CSV')
    .addHelpText('after', EXAMPLES)
    .action(sweepThreshold);
}

async function sweepThreshold(dataset: string, flags: SweepFlags): Promise<void> {
  requireOutputs([flags.output, flags.updateBaseline], [dataset], flags.run);
  reportFormat(flags);
  const input = { dataset, sweep: sweepSettings(flags), fromRun: flags.fromRun ?? null };
  const io = await createContext(flags);
  const prepared = await prepareSweep(input, flags, io);
  if (flags.dryRun) {
    await io.result(await sweepPlanText(prepared, flags.json ?? false));
    return;
  }
  const folder = await executeSweep(prepared, flags, io);
  const report = await writeReportFiles(folder);
  await writeReport(folder, report, { flags, io });
  io.note(`report: ${runFiles(folder).report('html')} (also .md, .json and .csv)`);
  requireAnswers(report, folder);
  if (flags.updateBaseline !== undefined) {
    const sweep = await openComparedSweep(folder, { threshold: null, rewrite: null });
    await saveSweepBaseline(flags.updateBaseline, sweep, { minCoverage: flags.minCoverage, io });
  }
}
