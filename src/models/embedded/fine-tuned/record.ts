import * as z from 'zod';
import { DataError } from '../../../errors.ts';
import { ACT_FEATURES, CUE_FEATURES } from './features.ts';

const count = z.int().min(0);
/** Larger ones are no result of training, and could not be added up. */
const weights = z.array(z.array(z.number().min(-1000).max(1000)));

/** A fine-tuned model as it is kept: plain JSON. Lists of weights have an entry for each category. */
const recordSchema = z
  .strictObject({
    version: z.literal(3),
    name: z.string().regex(/^[a-z0-9-]+$/, 'expected lower-case letters, digits and -'),
    /** The names that it can answer. */
    categories: z.array(z.string().min(1)).min(2),
    /** SHA-256 of what the rows' prompt says beside ticket and examples. */
    instructionsSha256: z.string().regex(/^[0-9a-f]{64}$/, 'expected 64 hexadecimal digits'),
    /** How many rows it was trained on. */
    rows: count,
    seed: z.int(),
    /** For the constant, the votes of known tickets by category, the cues and the acts. */
    denseWeights: weights,
    /** For each bucket of hashed terms of the customer, then of hashed words of the others. */
    bucketWeights: weights,
    /** Tickets that it was trained on: their hashed terms and pieces of words as 16-bit numbers, little-endian, in base64. */
    known: z.array(z.strictObject({ category: count, keys: z.base64() })),
  })
  .superRefine(({ categories, denseWeights, bucketWeights, known }, context) => {
    const buckets = bucketWeights[0]?.length ?? 0;
    const isPowerOfTwo = buckets > 1 && buckets <= 0x10000 && (buckets & (buckets - 1)) === 0;
    const problems = [
      ['denseWeights', hasShape(denseWeights, categories.length, 1 + categories.length + CUE_FEATURES + ACT_FEATURES)],
      ['bucketWeights', isPowerOfTwo && hasShape(bucketWeights, categories.length, buckets)],
      ['known', known.every(({ category }) => category < categories.length)],
    ] as const;
    for (const [field, fits] of problems) {
      if (!fits) context.addIssue({ code: 'custom', path: [field], message: 'does not fit the categories' });
    }
  });

export type FineTunedRecord = z.infer<typeof recordSchema>;

/** Checks what was read from a file; `location` is its name. Throws DataError naming every bad field. */
export function parseFineTunedRecord(value: unknown, location: string): FineTunedRecord {
  const parsed = recordSchema.safeParse(value);
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.map(
    ({ path, message }) => `${path.map(String).join('.') || 'record'}: ${message}`,
  );
  throw new DataError(`${location}: not a model of tickit sft train: ${problems.slice(0, 5).join('; ')}`, {
    hint: 'Train it again with `tickit sft train`.',
    cause: parsed.error,
  });
}

function hasShape(rows: readonly (readonly number[])[], height: number, width: number): boolean {
  return rows.length === height && rows.every((row) => row.length === width);
}
