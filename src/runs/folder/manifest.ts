import { readFile } from 'node:fs/promises';
import * as z from 'zod';
import { REPRESENTATIVES } from '../../dedup/representative.ts';
import { DataError, messageOf } from '../../errors.ts';
import { safeJson, valueWithoutSecrets } from '../../util/own-secrets.ts';
import { writeTexts } from '../../util/write-texts.ts';

const PREDICTING_KINDS = ['classify', 'eval'] as const;
/** What the command is that makes the predictions. */
export type RunKind = (typeof PREDICTING_KINDS)[number];

/** What tickets may have to share to be linked. */
export const SCOPES = ['product', 'category'] as const;
export type Scope = (typeof SCOPES)[number];

const count = z.int().nonnegative();

const categorySchema = z.object({ name: z.string(), escalates: z.boolean(), team: z.string().nullable() });

const selectionShape = {
  tickitVersion: z.string(),
  /** SHA-256 of the dump's bytes. */
  datasetSha256: z.string(),
  seed: z.int(),
  /** How often each ticket is asked about. */
  repeats: z.int().positive(),
  limit: count.nullable(),
  sample: count.nullable(),
  split: z.string().nullable(),
  where: z.array(z.string()),
};

const modelShape = {
  /** Where it runs; null for a model in this process. */
  modelHost: z.string().nullable(),
  temperature: z.number().nullable(),
  /** SHA-256 of a model that was fitted on this machine; null for any other. */
  modelFingerprint: z.string().nullable(),
  /** SHA-256 of each prompt file. */
  promptHashes: z.record(z.string(), z.string()),
  /** SHA-256 of the categories with their definitions and signs. */
  categoriesHash: z.string(),
};

/** What decides the predictions of a run: two runs alike in all of this are the same run, and one can go on with the other. */
const runIdentitySchema = z.object({
  kind: z.enum(PREDICTING_KINDS),
  ...selectionShape,
  pipeline: z.string(),
  /** SHA-256 of the user's own pipeline file; null for a shipped pipeline. */
  pipelineSha256: z.string().nullable(),
  /** The model's name at its provider; null for a pipeline that calls none. */
  model: z.string().nullable(),
  ...modelShape,
  /** SHA-256 of the labelled tickets that a trained pipeline learned from; null when it learns nothing. */
  trainingSha256: z.string().nullable(),
  /** How examples were chosen; null for a pipeline that shows none. */
  examples: z.object({ select: z.string(), count }).nullable(),
});
export type RunIdentity = z.infer<typeof runIdentitySchema>;

/** A pipeline with a model, both as the user names them; each row has a run folder of its own. */
const ablationRowSchema = z.object({ folder: z.string(), pipeline: z.string(), model: z.string().nullable() });
export type AblationRow = z.infer<typeof ablationRowSchema>;

/** What decides the rows of an ablation. */
const ablationIdentitySchema = z.object({
  kind: z.literal('ablate'),
  ...selectionShape,
  rows: z.array(ablationRowSchema).min(1),
});
export type AblationIdentity = z.infer<typeof ablationIdentitySchema>;

/** What decides the groups of a threshold sweep. */
const sweepIdentitySchema = z.object({
  kind: z.literal('sweep'),
  ...selectionShape,
  /** The name, at its provider, of the model that describes and rewrites. */
  model: z.string(),
  ...modelShape,
  /** The embedder's name at its provider. */
  embedder: z.string(),
  /** Null for one in this process. */
  embedderHost: z.string().nullable(),
  /** In ascending order. */
  thresholds: z.array(z.number()).min(1),
  /** Whether it is done without rewriting, with it, or both. */
  rewrite: z.array(z.boolean()).min(1),
  /** What stands for a group where nothing is rewritten. */
  representative: z.enum(REPRESENTATIVES).exclude(['rewrite']),
  /** Hours after its last ticket at which a group takes no more; null for never. */
  windowHours: z.number().positive().nullable(),
  same: z.enum(SCOPES).nullable(),
  /** B-cubed precision that the chosen threshold must reach, in [0, 1]; null for none. */
  minPrecision: z.number().nullable(),
  /** The run whose escalations are grouped; null when the labels say what was escalated. */
  fromRun: z.object({ folder: z.string(), predictionsSha256: z.string(), missedIncidents: count }).nullable(),
});
export type SweepIdentity = z.infer<typeof sweepIdentitySchema>;

export type Identity = RunIdentity | AblationIdentity | SweepIdentity;

const datasetSchema = z.object({
  path: z.string(),
  records: count,
  rejected: count,
  unlabelled: count,
  selected: count,
});

const sharedFacts = { dataset: datasetSchema, categories: z.array(categorySchema) };

/** What a run was, without how and when it was started. */
export const runFactsSchema = z.object({ identity: runIdentitySchema, ...sharedFacts });
export type RunFacts = z.infer<typeof runFactsSchema>;

/** The same of a sweep. */
export const sweepFactsSchema = z.object({ identity: sweepIdentitySchema, ...sharedFacts });
export type SweepFacts = z.infer<typeof sweepFactsSchema>;

const manifestSchema = z.object({
  version: z.literal(1),
  identity: z.discriminatedUnion('kind', [runIdentitySchema, ablationIdentitySchema, sweepIdentitySchema]),
  /** As typed, without the environment. */
  command: z.string(),
  ...sharedFacts,
  startedAt: z.iso.datetime(),
  /** Null as long as tickets are left. */
  finishedAt: z.iso.datetime().nullable(),
});
type AnyManifest = z.infer<typeof manifestSchema>;

/** `Of` says what kind of run it is about. */
export interface Manifest<Of extends Identity = Identity> extends Omit<AnyManifest, 'identity'> {
  identity: Of;
}

export type RunManifest = Manifest<RunIdentity>;
export type AblationManifest = Manifest<AblationIdentity>;
export type SweepManifest = Manifest<SweepIdentity>;

export type AnyRun = RunManifest | AblationManifest | SweepManifest;

/** Whether it is about one run with predictions of its own. */
export const isRun = (manifest: AnyRun): manifest is RunManifest =>
  PREDICTING_KINDS.some((kind) => kind === manifest.identity.kind);

export const isAblation = (manifest: AnyRun): manifest is AblationManifest => manifest.identity.kind === 'ablate';

export const isSweep = (manifest: AnyRun): manifest is SweepManifest => manifest.identity.kind === 'sweep';

/** The manifest in a file. Throws DataError when the file is missing or is no manifest. */
export async function readManifest(file: string): Promise<AnyRun> {
  try {
    const { identity, ...manifest } = manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    // Each case on its own, so that the manifest's type follows from its identity's.
    if (identity.kind === 'ablate') return { ...manifest, identity };
    return identity.kind === 'sweep' ? { ...manifest, identity } : { ...manifest, identity };
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      throw new DataError(`${file}: no such file: expected the folder of a run`, {
        hint: 'Runs are under results/ by default.',
      });
    }
    const got = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new DataError(`${file}: expected the manifest of a run, got: ${got}`, { cause: error });
  }
}

export async function writeManifest(file: string, manifest: Manifest): Promise<void> {
  await writeTexts(file, [`${safeJson(manifest, 2)}\n`]);
}

/** The parts in which two runs differ, one line each; none when one can go on with the other. */
export function differences(held: Identity, asked: Identity): string[] {
  const parts = Object.keys(asked);
  // What is held was written without secrets, of which there may be others by now.
  const there: Record<string, unknown> = valueWithoutSecrets(held);
  const here: Record<string, unknown> = valueWithoutSecrets(asked);
  const text = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
  return parts
    .filter((part) => text(there[part]) !== text(here[part]))
    .map((part) => `${part}: ${text(there[part])} there, ${text(here[part])} here`);
}
