import { Command } from 'commander';
import { runFiles } from '../runs/folder/run-folder.ts';
import { executeRun } from './run/execute-run.ts';
import { createContext } from './run/context.ts';
import { addRunOptions, type RunFlags } from './options/options.ts';
import { planText } from './run/plan-run.ts';
import { prepareRun } from './run/prepare-run.ts';
import { requireOutputs } from './run/require-outputs.ts';
import { openRunInput } from './run/run-input.ts';
import { requireAnswers } from './run/require-answers.ts';
import { tellUnusedFlags } from './run/unused-flags.ts';
import {
  formatOption,
  reportFormat,
  writeReport,
  writeReportFiles,
  type ReportOutputFlags,
} from './output/report-output.ts';

const EXAMPLES = `
Examples:
  tickit eval datasets/oncall.jsonl --split test
  tickit eval tickets.jsonl --pipeline direct --model openai:gpt-4.1-mini
  tickit eval tickets.csv --where tag=false_alarm --json`;

type EvalFlags = RunFlags & ReportOutputFlags;

export function evalCommand(summary: string): Command {
  return addRunOptions(new Command('eval'))
    .description(summary)
    .argument('<dataset>', 'labelled tickets, JSONL or CSV')
    .optionsGroup('Output:')
    .option('-o, --output <file>', 'where the report goes (- or nothing: stdout)')
    .addOption(formatOption())
    .addHelpText('after', EXAMPLES)
    .action(evaluate);
}

async function evaluate(dataset: string, flags: EvalFlags): Promise<void> {
  requireOutputs([flags.output], [dataset, flags.train], flags.run);
  reportFormat(flags);
  const io = await createContext(flags);
  const prepared = await prepareRun(await openRunInput('eval', dataset, { flags, io }), flags, io);
  tellUnusedFlags(flags, [prepared], io);
  if (flags.dryRun) {
    await io.result(await planText(prepared, flags.json ?? false));
    return;
  }
  const folder = await executeRun(prepared, flags, io);
  const report = await writeReportFiles(folder);
  await writeReport(folder, report, { flags, io });
  io.note(`report: ${runFiles(folder).report('html')} (also .md, .json and .csv)`);
  requireAnswers(report, folder);
}
