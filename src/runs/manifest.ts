import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { DataError, messageOf } from '../errors.ts';
import { writeAtomically } from '../util/write-atomically.ts';

export const RUN_KINDS = ['classify', 'eval'] as const;
export type RunKind = (typeof RUN_KINDS)[number];

const count = z.int().nonnegative();

const categorySchema = z.object({ name: z.string(), escalates: z.boolean(), team: z.string().nullable() });

/** What decides the predictions of a run: two runs alike in all of this are the same run, and one can go on with the other. */
const identitySchema = z.object({
  kind: z.enum(RUN_KINDS),
  tickitVersion: z.string(),
  /** SHA-256 of the dump's bytes. */
  datasetSha256: z.string(),
  pipeline: z.string(),
  /** The model's name at its provider; null for a pipeline that calls none. */
  model: z.string().nullable(),
  /** Where it runs; null for a model in this process. */
  modelHost: z.string().nullable(),
  temperature: z.number().nullable(),
  /** SHA-256 of each prompt file. */
  promptHashes: z.record(z.string(), z.string()),
  /** SHA-256 of the categories with their definitions and signs. */
  categoriesHash: z.string(),
  /** SHA-256 of the labelled tickets that a trained pipeline learned from; null when it learns nothing. */
  trainingSha256: z.string().nullable(),
  /** How examples were chosen; null for a pipeline that shows none. */
  examples: z.object({ select: z.string(), count }).nullable(),
  seed: z.int(),
  limit: count.nullable(),
  sample: count.nullable(),
  split: z.string().nullable(),
  where: z.array(z.string()),
});
export type RunIdentity = z.infer<typeof identitySchema>;

const manifestSchema = z.object({
  version: z.literal(1),
  identity: identitySchema,
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
export type Manifest = z.infer<typeof manifestSchema>;

/** Throws DataError when the file is missing or is no manifest. */
export async function readManifest(file: string): Promise<Manifest> {
  try {
    return manifestSchema.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    const got = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw new DataError(`${file}: expected the manifest of a run, got: ${got}`, { cause: error });
  }
}

export async function writeManifest(file: string, manifest: Manifest): Promise<void> {
  await writeAtomically(file, `${JSON.stringify(manifest, null, 2)}\n`);
}

/** The parts in which two runs differ, one line each; none when one can go on with the other. */
export function differences(held: RunIdentity, asked: RunIdentity): string[] {
  const text = (value: unknown): string => JSON.stringify(value);
  return (Object.keys(asked) as (keyof RunIdentity)[])
    .filter((part) => text(held[part]) !== text(asked[part]))
    .map((part) => `${part}: ${text(held[part])} there, ${text(asked[part])} here`);
}
