import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { RENDERERS } from '../reports/index.ts';
import type { AblationManifest, AblationRow } from '../runs/manifest.ts';
import { openDefaultRun, openNamedRun, runFiles, type OpenRun } from '../runs/run-folder.ts';
import { summarizeRun } from '../runs/summarize.ts';
import { executeRun } from './execute-run.ts';
import { createIo, type CommandIo } from './io.ts';
import { addRunOptions, type RunFlags } from './options.ts';
import { prepareRun, type PreparedRun } from './prepare-run.ts';
import { formatOption, writeReport, type ReportOutputFlags } from './report-output.ts';

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
  await report(run.folder, flags, io);
}

interface PreparedRow {
  row: AblationRow;
  prepared: PreparedRun;
}

/** Checks every row before the first is run. */
async function prepareRows(dataset: string, flags: AblateFlags, io: CommandIo): Promise<PreparedRow[]> {
  const rows: PreparedRow[] = [];
  const seen = new Set<string>();
  for (const model of listOf(flags.model, [undefined])) {
    for (const pipeline of listOf(flags.pipeline, DEFAULT_PIPELINES)) {
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

function listOf<T>(text: string | undefined, otherwise: readonly T[]): readonly (string | T)[] {
  return text === undefined ? otherwise : text.split(',').map((name) => name.trim());
}

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

async function report(folder: string, flags: AblateFlags, io: CommandIo): Promise<void> {
  const files = runFiles(folder);
  const summary = await summarizeRun(folder);
  for (const format of ['json', 'md', 'csv'] as const)
    await writeFile(files.report(format), RENDERERS[format](summary));
  await writeReport(summary, flags, io);
  io.note(`report: ${files.report('md')} (also .json and .csv)`);
}
