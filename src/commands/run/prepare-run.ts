import type { NamedModel } from '../../config/models.ts';
import type { ChatModel } from '../../models/types.ts';
import { resolvePipeline, type NamedPipeline } from '../../config/pipelines.ts';
import { resolveSettings, type Settings } from '../../config/settings.ts';
import type { Pipeline, PipelineSpec } from '../../pipelines/types.ts';
import { categoriesHash, type TextSources } from '../../runs/folder/kept-texts.ts';
import type { RunManifest, RunKind } from '../../runs/folder/manifest.ts';
import type { LabelNames } from '../../tickets/parse-ticket.ts';
import type { Selection } from '../../tickets/select.ts';
import type { DumpSurvey } from '../../tickets/survey.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import { VERSION } from '../../version.ts';
import type { CommandContext } from './context.ts';
import { manifestFacts, selectionFacts } from './manifest-facts.ts';
import type { RunFlags } from '../options/options.ts';
import type { RunInput } from './run-input.ts';
import type { Training } from './training.ts';

/** Everything that a run needs, checked, and nothing sent or written yet. */
export interface PreparedRun {
  dataset: string;
  settings: Settings;
  labels: LabelNames;
  survey: DumpSurvey;
  spec: PipelineSpec;
  /** Null for a pipeline that makes no calls. */
  model: NamedModel | null;
  pipeline: Pipeline;
  /** The same pipeline, made to ask another model. */
  pipelineWith: (model: ChatModel) => Promise<Pipeline>;
  manifest: RunManifest;
  /** What the manifest names by hash. */
  texts: TextSources;
}

/** Throws UsageError and DataError for whatever is wrong with flags, configuration, prompts or tickets. */
export async function prepareRun(input: RunInput, flags: RunFlags, io: CommandContext): Promise<PreparedRun> {
  const { kind, dataset, labels, selection } = input;
  const settings = await resolveSettings(flags, process.cwd());
  const named = await resolvePipeline(settings);
  const survey = await input.survey();
  const model = named.spec.calls === 0 ? null : await io.models.find(settings);
  const training = named.spec.isTrained ? await input.training() : null;
  if (training && survey.splits.has('train') && flags.train === undefined && selection.split === null) {
    io.note(
      `warning: ${named.name} learns from the split "train", and the tickets asked about include it; see --split`,
    );
  }
  const pipelineWith = (chat: ChatModel | null): Promise<Pipeline> =>
    named.create(chat, () => training?.tickets() ?? none());
  return {
    dataset,
    settings,
    labels,
    survey,
    spec: named.spec,
    model,
    pipeline: await pipelineWith(model?.chat ?? null),
    pipelineWith,
    manifest: manifestOf({ kind, dataset, selection, settings, survey, named, model, training }),
    texts: { prompts: named.promptTexts, categories: settings.categories },
  };
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* none(): AsyncGenerator<Ticket> {
  yield* [];
}

interface ManifestParts {
  kind: RunKind;
  dataset: string;
  selection: Selection;
  settings: Settings;
  survey: DumpSurvey;
  named: NamedPipeline;
  model: NamedModel | null;
  training: Training | null;
}

function manifestOf({
  kind,
  dataset,
  selection,
  settings,
  survey,
  named,
  model,
  training,
}: ManifestParts): RunManifest {
  const { categories, seed, repeats } = settings;
  return {
    version: 1,
    identity: {
      kind,
      tickitVersion: VERSION,
      datasetSha256: survey.sha256,
      pipeline: named.name,
      pipelineSha256: named.sha256,
      model: model?.chat.id ?? null,
      modelHost: model?.chat.host ?? null,
      temperature: model?.temperature ?? null,
      modelFingerprint: model?.fingerprint ?? null,
      promptHashes: named.promptHashes,
      categoriesHash: categoriesHash(categories),
      trainingSha256: training?.survey.sha256 ?? null,
      examples: named.spec.showsExamples ? settings.examples : null,
      seed,
      repeats,
      ...selectionFacts(selection),
    },
    ...manifestFacts({ dataset, survey, categories }),
  };
}
