import { resolveSettings, type Settings } from '../../config/settings.ts';
import type { RunKind } from '../../runs/folder/manifest.ts';
import type { LabelNames } from '../../tickets/parse-ticket.ts';
import { parseWhere, type Selection } from '../../tickets/select.ts';
import { surveyDump, type DumpSurvey } from '../../tickets/survey.ts';
import type { RunFlags } from '../options/options.ts';
import { labelNames, openTraining, type Training } from './training.ts';

/** The tickets that runs ask about and learn from, however many runs share them: each file is surveyed once, when first needed. */
export interface RunInput {
  kind: RunKind;
  dataset: string;
  labels: LabelNames;
  selection: Selection;
  survey: () => Promise<DumpSurvey>;
  training: () => Promise<Training>;
}

/** Model and pipeline have no say in it, so runs that differ in nothing else may share one. */
export async function openRunInput(kind: RunKind, dataset: string, flags: RunFlags): Promise<RunInput> {
  const settings = await resolveSettings(flags, process.cwd());
  const labels = labelNames(settings);
  const selection = selectionOf(kind, flags, settings);
  return {
    kind,
    dataset,
    labels,
    selection,
    survey: once(() => surveyDump(dataset, { labels, selection })),
    training: once(() => openTraining(flags, dataset, settings)),
  };
}

function selectionOf(kind: RunKind, flags: RunFlags, { seed }: Settings): Selection {
  return {
    limit: flags.limit ?? null,
    sample: flags.sample ?? null,
    seed,
    where: flags.where.map(parseWhere),
    split: flags.split ?? null,
    labelledOnly: kind === 'eval',
    only: null,
  };
}

function once<T>(work: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | null = null;
  return () => (result ??= work());
}
