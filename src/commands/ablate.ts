import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { AblationManifest } from '../runs/folder/manifest.ts';
import { runFiles } from '../runs/folder/run-folder.ts';
import { executeRun, openRunFolder } from './run/execute-run.ts';
import { prepareRows, withFittedModel } from './run/ablation-rows.ts';
import { createContext } from './run/context.ts';
import { addRunOptions, type RunFlags } from './options/options.ts';
import { plansText, type PreparedRow } from './run/plan-ablation.ts';
import { requireOutputs } from './run/require-outputs.ts';
import { requireAnswers } from './run/require-answers.ts';
import { openRunInput } from './run/run-input.ts';
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
  tickit ablate datasets/oncall.jsonl --split test
  tickit ablate tickets.jsonl --pipeline direct,cot,cot+icl --model gpt,embedded`;

type AblateFlags = RunFlags & ReportOutputFlags;

export function ablateCommand(summary: string): Command {
  return addRunOptions(new Command('ablate'))
    .description(`${summary}; --pipeline and --model take lists with commas (default: the paper's rows)`)
    .argument('<dataset>', 'labelled tickets, JSONL or CSV')
    .optionsGroup('Output:')
    .option('-o, --output <file>', 'where the report goes (- or nothing: stdout)')
    .addOption(formatOption())
    .addHelpText('after', EXAMPLES)
    .action(ablate);
}

async function ablate(dataset: string, flags: AblateFlags): Promise<void> {
  requireOutputs([flags.output], [dataset, flags.train], flags.run);
  reportFormat(flags);
  const io = await createContext(flags);
  const input = await openRunInput('eval', dataset, { flags, io });
  const rows = await prepareRows(input, flags, io);
  const usesTraining = rows.some(({ isToFit }) => isToFit);
  const runs = rows.map(({ prepared }) => prepared);
  tellUnusedFlags(usesTraining ? { ...flags, train: undefined } : flags, runs, io);
  if (flags.dryRun) {
    await io.result(await plansText(rows, flags.json ?? false));
    return;
  }
  const run = await openRunFolder(flags.run ?? null, manifestOf(rows), []);
  try {
    for (const { row, prepared } of await withFittedModel(rows, input, { flags, io })) {
      const folder = path.join(run.folder, row.folder);
      await mkdir(path.dirname(folder), { recursive: true });
      await executeRun(prepared, { ...flags, run: folder }, io);
    }
    await run.finish(new Date().toISOString());
  } finally {
    run.release();
  }
  const report = await writeReportFiles(run.folder);
  await writeReport(run.folder, report, { flags, io });
  io.note(`report: ${runFiles(run.folder).report('html')} (also .md, .json and .csv)`);
  requireAnswers(report, run.folder);
}

function manifestOf(rows: readonly PreparedRow[]): AblationManifest {
  const first = rows[0];
  if (first === undefined) throw new RangeError('an ablation needs a row');
  const { identity, ...manifest } = first.prepared.manifest;
  const { tickitVersion, datasetSha256, seed, repeats, limit, sample, split, where } = identity;
  const selection = { tickitVersion, datasetSha256, seed, repeats, limit, sample, split, where };
  return { ...manifest, identity: { kind: 'ablate', ...selection, rows: rows.map(({ row }) => row) } };
}
