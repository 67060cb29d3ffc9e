import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { Command } from 'commander';
import { resolveSettings } from '../config/settings.ts';
import { renderPlan } from '../reports/plan.ts';
import type { AblationManifest, AblationRow } from '../runs/manifest.ts';
import { runFiles } from '../runs/run-folder.ts';
import { nameOf } from '../runs/summarize-ablation.ts';
import { executeRun, openRunFolder } from './execute-run.ts';
import { fitModel } from './fit-model.ts';
import { createContext, type CommandContext } from './context.ts';
import { addRunOptions, type RunFlags } from './options.ts';
import { planOf } from './plan-run.ts';
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
  await writeReport(run.folder, await writeReportFiles(run.folder), { flags, io });
  io.note(`report: ${runFiles(run.folder).report('html')} (also .md, .json and .csv)`);
}

interface PreparedRow {
  row: AblationRow;
  prepared: PreparedRun;
}

/** Checks every row before the first is run. */
async function prepareRows(dataset: string, flags: AblateFlags, io: CommandContext): Promise<PreparedRow[]> {
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
async function modelsOf(dataset: string, flags: AblateFlags, io: CommandContext): Promise<ModelWithPipelines[]> {
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

/** The text of a dry run: the plan of each row. */
async function plansText(rows: readonly PreparedRow[], asJson: boolean): Promise<string> {
  const plans = [];
  for (const { row, prepared } of rows) plans.push({ row, plan: await planOf(prepared) });
  if (!asJson) return plans.map(({ row, plan }) => `# ${nameOf(row)}\n${renderPlan(plan)}`).join('\n');
  const listed = plans.map(({ row: { pipeline, model }, plan }) => ({ pipeline, model, ...plan }));
  return `${JSON.stringify({ version: 1, kind: 'plan', rows: listed }, null, 2)}\n`;
}
