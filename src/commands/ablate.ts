import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { resolveSettings } from '../config/settings.ts';
import type { AblationManifest } from '../runs/folder/manifest.ts';
import { runFiles } from '../runs/folder/run-folder.ts';
import { executeRun, folderName, openRunFolder } from './run/execute-run.ts';
import { fitModel } from './run/fit-model.ts';
import { createContext, type CommandContext } from './run/context.ts';
import { addRunOptions, type RunFlags } from './options/options.ts';
import { plansText, type PreparedRow } from './run/plan-ablation.ts';
import { prepareRun } from './run/prepare-run.ts';
import { requireOtherFile } from './run/require-other-file.ts';
import { requireAnswers } from './run/require-answers.ts';
import { openRunInput, type RunInput } from './run/run-input.ts';
import { formatOption, writeReport, writeReportFiles, type ReportOutputFlags } from './output/report-output.ts';

/** The paper's rows that need no fine-tuned model. */
const DEFAULT_PIPELINES = [
  'baseline:majority',
  'baseline:keywords',
  'baseline:tfidf-logreg',
  'baseline:knn',
  'direct',
  'staged',
  'cot',
  'cot+reflection',
  'cot+icl',
  'cot+icl+reflection',
];

/** The paper's rows of a fine-tuned model. */
const FINE_TUNED_PIPELINES = ['cot', 'cot+reflection', 'cot+icl'];
/** What the model is called that is fitted for them. */
const FITTED = 'ablation';

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
  requireOtherFile([flags.output], [dataset, flags.train]);
  const io = await createContext(flags);
  const rows = await prepareRows(dataset, flags, io);
  if (flags.dryRun) {
    await io.result(await plansText(rows, flags.json ?? false));
    return;
  }
  const run = await openRunFolder(flags.run ?? null, manifestOf(rows), []);
  try {
    for (const { row, prepared } of rows) {
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

/** Checks every row before the first is run. */
async function prepareRows(dataset: string, flags: AblateFlags, io: CommandContext): Promise<PreparedRow[]> {
  const rows: PreparedRow[] = [];
  const seen = new Set<string>();
  const input = await openRunInput('eval', dataset, flags);
  for (const [model, defaults] of await modelsOf(input, flags, io)) {
    for (const pipeline of listOf(flags.pipeline) ?? defaults) {
      const prepared = await prepareRun(input, { ...flags, model, pipeline }, io);
      const row = { pipeline: prepared.manifest.identity.pipeline, model: prepared.model?.name ?? null };
      const name = `${row.pipeline} ${row.model ?? ''}`;
      // A baseline is the same with every model.
      if (seen.has(name)) continue;
      seen.add(name);
      const number = String(rows.length + 1).padStart(2, '0');
      const folder = `rows/${number}-${folderName(name.trim())}`;
      rows.push({ row: { folder, ...row }, prepared });
    }
  }
  return rows;
}

type ModelWithPipelines = readonly [model: string | undefined, defaultPipelines: readonly string[]];

/** The models asked for; without any the default one and, offline, one that is fitted on the split "train" now. */
async function modelsOf({ training }: RunInput, flags: AblateFlags, io: CommandContext): Promise<ModelWithPipelines[]> {
  const asked = listOf(flags.model);
  if (asked !== null) return asked.map((model) => [model, DEFAULT_PIPELINES]);
  const settings = await resolveSettings(flags, process.cwd());
  if (settings.model !== 'embedded') return [[undefined, DEFAULT_PIPELINES]];
  io.note(`fitting embedded:${FITTED} on the labelled tickets to learn from`);
  await fitModel({
    name: FITTED,
    seed: settings.seed,
    settings,
    training: await training(),
  });
  return [
    [undefined, DEFAULT_PIPELINES],
    [`embedded:${FITTED}`, FINE_TUNED_PIPELINES],
  ];
}

const listOf = (text: string | undefined): string[] | null => text?.split(',').map((name) => name.trim()) ?? null;

function manifestOf(rows: readonly PreparedRow[]): AblationManifest {
  const first = rows[0];
  if (first === undefined) throw new RangeError('an ablation needs a row');
  const { identity, ...manifest } = first.prepared.manifest;
  const { tickitVersion, datasetSha256, seed, repeats, limit, sample, split, where } = identity;
  const selection = { tickitVersion, datasetSha256, seed, repeats, limit, sample, split, where };
  return { ...manifest, identity: { kind: 'ablate', ...selection, rows: rows.map(({ row }) => row) } };
}
