import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { DataError, messageOf } from '../errors.ts';
import { withoutSecrets } from '../util/own-secrets.ts';
import { writeAtomically } from '../util/write-atomically.ts';

const PREDICTING_KINDS = ['classify', 'eval'] as const;
/** What the command is that makes the predictions. */
export type RunKind = (typeof PREDICTING_KINDS)[number];

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

/** What decides the predictions of a run: two runs alike in all of this are the same run, and one can go on with the other. */
const runIdentitySchema = z.object({
  kind: z.enum(PREDICTING_KINDS),
  ...selectionShape,
  pipeline: z.string(),
  /** The model's name at its provider; null for a pipeline that calls none. */
  model: z.string().nullable(),
  /** Where it runs; null for a model in this process. */
  modelHost: z.string().nullable(),
  temperature: z.number().nullable(),
  /** SHA-256 of a model that was fitted on this machine; null for any other. */
  modelFingerprint: z.string().nullable(),
  /** SHA-256 of each prompt file. */
  promptHashes: z.record(z.string(), z.string()),
  /** SHA-256 of the categories with their definitions and signs. */
  categoriesHash: z.string(),
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

export type Identity = RunIdentity | AblationIdentity;

const manifestSchema = z.object({
  version: z.literal(1),
  identity: z.discriminatedUnion('kind', [runIdentitySchema, ablationIdentitySchema]),
  /** As typed, without the environment. */
  command: z.string(),
  dataset: z.object({
    path: z.string(),
    records: count,
    rejected: count,
    unlabelled: count,
    selected: count,
  }),
  categories: z.array(categorySchema),
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

type AnyRun = RunManifest | AblationManifest;

/** Whether it is about one run with predictions of its own. */
export const isRun = (manifest: AnyRun): manifest is RunManifest => manifest.identity.kind !== 'ablate';

/** The manifest in a file. Throws DataError when the file is missing or is no manifest. */
export async function readManifest(file: string): Promise<AnyRun> {
  try {
    const { identity, ...manifest } = manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
    return identity.kind === 'ablate' ? { ...manifest, identity } : { ...manifest, identity };
  } catch (error) {
    const got = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new DataError(`${file}: expected the manifest of a run, got: ${got}`, { cause: error });
  }
}

export async function writeManifest(file: string, manifest: Manifest): Promise<void> {
  await writeAtomically(file, withoutSecrets(`${JSON.stringify(manifest, null, 2)}\n`));
}

/** The parts in which two runs differ, one line each; none when one can go on with the other. */
export function differences(held: Identity, asked: Identity): string[] {
  const parts = Object.keys(asked);
  const there: Record<string, unknown> = held;
  const here: Record<string, unknown> = asked;
  const text = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
  return parts
    .filter((part) => text(there[part]) !== text(here[part]))
    .map((part) => `${part}: ${text(there[part])} there, ${text(here[part])} here`);
}
