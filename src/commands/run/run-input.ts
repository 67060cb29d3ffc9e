import { resolveSettings, type Settings } from '../../config/settings.ts';
import type { RunKind } from '../../runs/folder/manifest.ts';
import type { LabelNames } from '../../tickets/parse-ticket.ts';
import { parseWhere, type Selection } from '../../tickets/select.ts';
import { surveyDump, type DumpSurvey } from '../../tickets/survey.ts';
import type { RunFlags } from '../options/options.ts';
import type { CommandIo } from '../output/io.ts';
import { refuseOrTell } from './rejections.ts';
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

/**
 * Model and pipeline have no say in it, so runs that differ in nothing else may share one. Records that can't be read are told once
 * for each file, or with --strict refused.
 */
export async function openRunInput(
  kind: RunKind,
  dataset: string,
  { flags, io }: { flags: RunFlags; io: Pick<CommandIo, 'note'> },
): Promise<RunInput> {
  const settings = await resolveSettings(flags, process.cwd());
  const labels = labelNames(settings);
  const selection = selectionOf(kind, flags, settings);
  const isStrict = flags.strict ?? false;
  return {
    kind,
    dataset,
    labels,
    selection,
    survey: once(async () => {
      const survey = await surveyDump(dataset, { labels, selection });
      refuseOrTell(survey, { isStrict, io });
      return survey;
    }),
    training: once(async () => {
      const training = await openTraining(flags, dataset, settings);
      if (flags.train !== undefined) refuseOrTell(training.survey, { isStrict, io });
      return training;
    }),
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
