import { resolveSettings } from '../../config/settings.ts';
import type { RunFlags } from '../options/options.ts';
import type { CommandContext } from './context.ts';
import { folderName } from './execute-run.ts';
import { fitModel } from './fit-model.ts';
import type { PreparedRow } from './plan-ablation.ts';
import { prepareRun, type PreparedRun } from './prepare-run.ts';
import type { RunInput } from './run-input.ts';

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
/** What the model is called that is fitted for them, and what it begins from. */
const FITTED = 'ablation';
const UNFITTED = 'embedded';

export interface PlannedRow extends PreparedRow {
  /** Whether its model is yet to be fitted; until then it is prepared with the one that this begins from. */
  isToFit: boolean;
}

/** Every row, checked, before the first is run and before anything is written. Throws as `prepareRun` does. */
export async function prepareRows(input: RunInput, flags: RunFlags, io: CommandContext): Promise<PlannedRow[]> {
  const rows: PlannedRow[] = [];
  const seen = new Set<string>();
  for (const { model, isToFit, defaults } of await modelsOf(flags)) {
    for (const pipeline of listOf(flags.pipeline) ?? defaults) {
      const prepared = await prepareRun(input, { ...flags, model, pipeline }, io);
      const row = { pipeline: prepared.manifest.identity.pipeline, model: modelName(prepared, isToFit) };
      const name = `${row.pipeline} ${row.model ?? ''}`;
      // A baseline is the same with every model.
      if (seen.has(name)) continue;
      seen.add(name);
      const number = String(rows.length + 1).padStart(2, '0');
      const folder = `rows/${number}-${folderName(name.trim())}`;
      rows.push({ row: { folder, ...row }, prepared, isToFit });
    }
  }
  if (rows.some(({ isToFit }) => isToFit)) await input.training();
  return rows;
}

/** The same rows after the model was fitted that some of them wait for, on the labelled tickets to learn from. */
export async function withFittedModel(
  rows: readonly PlannedRow[],
  input: RunInput,
  { flags, io }: { flags: RunFlags; io: CommandContext },
): Promise<PreparedRow[]> {
  if (!rows.some(({ isToFit }) => isToFit)) return [...rows];
  const settings = await resolveSettings(flags, process.cwd());
  io.note(`fitting embedded:${FITTED} on the labelled tickets to learn from`);
  await fitModel({ name: FITTED, seed: settings.seed, settings, training: await input.training() });
  const fitted: PreparedRow[] = [];
  for (const { row, prepared, isToFit } of rows) {
    const { model, pipeline } = row;
    if (!isToFit || model === null) fitted.push({ row, prepared });
    else fitted.push({ row, prepared: await prepareRun(input, { ...flags, model, pipeline }, io) });
  }
  return fitted;
}

interface AskedModel {
  /** Undefined for the one of the configuration. */
  model: string | undefined;
  isToFit: boolean;
  defaults: readonly string[];
}

/** The models of --model; without it the default one and, if that is the embedded one, it once more when it has been fitted. */
async function modelsOf(flags: RunFlags): Promise<AskedModel[]> {
  const asked = listOf(flags.model);
  if (asked !== null) return asked.map((model) => ({ model, isToFit: false, defaults: DEFAULT_PIPELINES }));
  const { model } = await resolveSettings(flags, process.cwd());
  const given = { model: undefined, isToFit: false, defaults: DEFAULT_PIPELINES };
  return model === UNFITTED ? [given, { model: UNFITTED, isToFit: true, defaults: FINE_TUNED_PIPELINES }] : [given];
}

function modelName({ model }: PreparedRun, isToFit: boolean): string | null {
  if (model === null) return null;
  return isToFit ? `embedded:${FITTED}` : model.name;
}

const listOf = (text: string | undefined): string[] | null => text?.split(',').map((name) => name.trim()) ?? null;
