import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import type { AblationManifest, AblationRow } from '../runs/manifest.ts';
import { openDefaultRun, openNamedRun, runFiles, type OpenRun } from '../runs/run-folder.ts';
import { resolveSettings } from '../config/settings.ts';
import { executeRun } from './execute-run.ts';
import { fitModel } from './fit-model.ts';
import { createIo, type CommandIo } from './io.ts';
import { addRunOptions, type RunFlags } from './options.ts';
import { prepareRun, type PreparedRun } from './prepare-run.ts';
import { openTraining } from './training.ts';
import { formatOption, writeReport, writeReportFiles, type ReportOutputFlags } from './report-output.ts';

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
    .description(`${summary}; --pipeline and --model take lists with commas`)
    .argument('<dataset>', 'labelled tickets, JSONL or CSV')
    .optionsGroup('Output:')
    .option('-o, --output <file>', 'where the report goes (- or nothing: stdout)')
    .addOption(formatOption())
    .addHelpText('after', EXAMPLES)
    .action(ablate);
}

async function ablate(dataset: string, flags: AblateFlags): Promise<void> {
  const io = createIo(flags);
  const rows = await prepareRows(dataset, flags, io);
  const manifest = manifestOf(rows);
  const run = await openAblation(flags.run ?? null, manifest);
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
  await writeReport(run.folder, await writeReportFiles(run.folder), { flags, io });
  io.note(`report: ${runFiles(run.folder).report('html')} (also .md, .json and .csv)`);
}

interface PreparedRow {
  row: AblationRow;
  prepared: PreparedRun;
}

/** Checks every row before the first is run. */
async function prepareRows(dataset: string, flags: AblateFlags, io: CommandIo): Promise<PreparedRow[]> {
  const rows: PreparedRow[] = [];
  const seen = new Set<string>();
  for (const [model, defaults] of await modelsOf(dataset, flags, io)) {
    for (const pipeline of listOf(flags.pipeline) ?? defaults) {
      const prepared = await prepareRun('eval', dataset, { ...flags, model, pipeline }, io);
      const row = { pipeline, model: prepared.model?.name ?? null };
      const name = `${row.pipeline} ${row.model ?? ''}`;
      // A baseline is the same with every model.
      if (seen.has(name)) continue;
      seen.add(name);
      const number = String(rows.length + 1).padStart(2, '0');
      const folder = `rows/${number}-${name.trim().replaceAll(/[^\w.+-]+/g, '_')}`;
      rows.push({ row: { folder, ...row }, prepared });
    }
  }
  return rows;
}

type ModelWithPipelines = readonly [model: string | undefined, defaultPipelines: readonly string[]];

/** The models asked for; without any the default one and, offline, one that is fitted on the split "train" now. */
async function modelsOf(dataset: string, flags: AblateFlags, io: CommandIo): Promise<ModelWithPipelines[]> {
  const asked = listOf(flags.model);
  if (asked !== null) return asked.map((model) => [model, DEFAULT_PIPELINES]);
  const settings = await resolveSettings(flags, process.cwd());
  if (settings.model !== 'embedded') return [[undefined, DEFAULT_PIPELINES]];
  io.note(`fitting embedded:${FITTED} on the labelled tickets to learn from`);
  await fitModel({
    name: FITTED,
    seed: settings.seed,
    settings,
    training: await openTraining(flags, dataset, settings),
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

function openAblation(folder: string | null, manifest: AblationManifest): Promise<OpenRun> {
  if (folder !== null) return openNamedRun(folder, manifest);
  const time = manifest.startedAt.slice(0, 19).replaceAll(/[-:]/g, '').replace('T', '-');
  return openDefaultRun('results', `ablate-${time}`, manifest);
}
