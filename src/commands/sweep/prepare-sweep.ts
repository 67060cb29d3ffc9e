import type { NamedEmbedder } from '../../config/embedders.ts';
import type { NamedModel } from '../../config/models.ts';
import { resolvePrompt, resolveRewritePrompt } from '../../config/pipelines.ts';
import { resolveSettings, type Settings } from '../../config/settings.ts';
import type { Prompt } from '../../prompts/bind.ts';
import type { RewritePrompt } from '../../prompts/bind-rewrite.ts';
import { categoriesHash, type TextSources } from '../../runs/folder/kept-texts.ts';
import type { SweepManifest } from '../../runs/folder/manifest.ts';
import type { Escalation } from '../../runs/sweep/steps/describe-tickets.ts';
import type { LabelNames } from '../../tickets/parse-ticket.ts';
import { parseWhere, type Filter, type Selection } from '../../tickets/select.ts';
import { selectedTickets, type SelectedOptions } from '../../tickets/selected-tickets.ts';
import { surveyDump, type DumpSurvey } from '../../tickets/survey.ts';
import { VERSION } from '../../version.ts';
import { escalationsOfRun, type RunEscalations } from '../run/escalations-of-run.ts';
import type { CommandContext } from '../run/context.ts';
import { manifestFacts, selectionFacts } from '../run/manifest-facts.ts';
import { strictError } from '../run/rejections.ts';
import type { SharedRunFlags } from '../options/options.ts';
import type { SweepSettings } from './sweep-options.ts';
import { labelNames } from '../run/training.ts';

/** Everything that a sweep needs, checked, and nothing sent or written yet. */
export interface PreparedSweep {
  dataset: string;
  settings: Settings;
  survey: DumpSurvey;
  model: NamedModel;
  embedder: NamedEmbedder;
  prompts: { describe: Prompt; rewrite: RewritePrompt };
  manifest: SweepManifest;
  /** What the manifest names by hash. */
  texts: TextSources;
  escalations: (onRejected?: SelectedOptions['onRejected']) => AsyncGenerator<Escalation>;
}

/** What is swept over. */
export interface SweepInput {
  dataset: string;
  sweep: SweepSettings;
  /** The run whose escalations are grouped; null when the labels say what is escalated. */
  fromRun: string | null;
}

/** Throws UsageError and DataError for whatever is wrong with flags, configuration, prompts or tickets. */
export async function prepareSweep(
  { dataset, sweep, fromRun: runFolder }: SweepInput,
  flags: SharedRunFlags & { embedder?: string },
  io: CommandContext,
): Promise<PreparedSweep> {
  const settings = await resolveSettings(flags, process.cwd());
  const prompts = {
    describe: await resolvePrompt('describe', settings),
    rewrite: await resolveRewritePrompt('rewrite', settings),
  };
  const labels = labelNames(settings);
  const fromRun = runFolder === null ? null : await escalationsOfRun(runFolder, dataset);
  const selection = selectionOf(flags, settings, fromRun);
  const survey = await surveyDump(dataset, { labels, selection });
  if (flags.strict && survey.rejected > 0) throw strictError(survey);
  const model = await io.models.find(settings);
  const embedder = await io.models.embedder(settings);
  const parts = { dataset, sweep, settings, prompts, selection, survey, model, embedder, fromRun };
  return {
    ...{ dataset, settings, survey, model, embedder, prompts },
    manifest: manifestOf(parts),
    texts: {
      prompts: { describe: prompts.describe.text, rewrite: prompts.rewrite.text },
      categories: settings.categories,
    },
    escalations: (onRejected) => escalationsIn(dataset, { survey, labels, fromRun, onRejected }),
  };
}

/** Only labelled tickets, as incidents are known of no others. */
function selectionOf(flags: SharedRunFlags, settings: Settings, fromRun: RunEscalations | null): Selection {
  return {
    limit: flags.limit ?? null,
    sample: flags.sample ?? null,
    seed: settings.seed,
    where: flags.where.map(parseWhere),
    split: flags.split ?? null,
    labelledOnly: true,
    only: fromRun === null ? escalatingLabels(settings) : escalatedByRun(fromRun),
  };
}

function escalatingLabels({ categories }: Settings): Filter {
  const escalating = new Set(categories.filter(({ escalates }) => escalates).map(({ name }) => name));
  return {
    name: 'with a label that escalates',
    accepts: ({ gold }) => gold.label !== null && escalating.has(gold.label),
    valuesOf: ({ gold }) => (gold.label === null ? [] : [gold.label]),
  };
}

const escalatedByRun = ({ categories }: RunEscalations): Filter => ({
  name: 'escalated by the run of --from-run',
  accepts: ({ id }) => categories.has(id),
  valuesOf: () => [],
});

interface Reading {
  survey: DumpSurvey;
  labels: LabelNames;
  fromRun: RunEscalations | null;
  onRejected: SelectedOptions['onRejected'];
}

async function* escalationsIn(
  dataset: string,
  { survey, labels, fromRun, onRejected }: Reading,
): AsyncGenerator<Escalation> {
  const options = onRejected === undefined ? { labels } : { labels, onRejected };
  for await (const { ticket, ordinal } of selectedTickets(dataset, survey, options)) {
    const category = fromRun?.categories.get(ticket.id) ?? ticket.gold.label ?? '';
    yield { ticket, ordinal, category };
  }
}

interface ManifestParts extends Omit<PreparedSweep, 'manifest' | 'texts' | 'escalations'> {
  sweep: SweepSettings;
  selection: Selection;
  fromRun: RunEscalations | null;
}

function manifestOf(parts: ManifestParts): SweepManifest {
  const { dataset, sweep, settings, prompts, selection, survey, model, embedder, fromRun } = parts;
  const { categories, seed } = settings;
  return {
    version: 1,
    identity: {
      kind: 'sweep',
      tickitVersion: VERSION,
      datasetSha256: survey.sha256,
      model: model.chat.id,
      modelHost: model.chat.host,
      temperature: model.temperature,
      modelFingerprint: model.fingerprint,
      promptHashes: { describe: prompts.describe.hash, rewrite: prompts.rewrite.hash },
      categoriesHash: categoriesHash(categories),
      embedder: embedder.embedder.id,
      embedderHost: embedder.embedder.host,
      ...sweep,
      fromRun: fromRun?.identity ?? null,
      seed,
      repeats: 1,
      ...selectionFacts(selection),
    },
    ...manifestFacts({ dataset, survey, categories }),
  };
}
