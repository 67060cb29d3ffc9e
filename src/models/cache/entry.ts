import * as z from 'zod';

/** Written first into a new file. A reader takes what it knows and skips other lines, so a file without it can be read too. */
export const HEADER = JSON.stringify({ version: 1, kind: 'tickit-cache' });

const count = z.int().nonnegative().nullable();
const tokens = z.object({ inputTokens: count, outputTokens: count });

const origin = {
  /** SHA-256 of the question. Comes first in its line, where the index looks for it. */
  key: z.string(),
  host: z.string().nullable(),
  model: z.string(),
  /** When it was answered, ISO 8601. */
  at: z.string(),
};

const chatEntrySchema = z.object({ ...origin, text: z.string(), usage: tokens });
export type ChatEntry = z.infer<typeof chatEntrySchema>;

/** `vector` is its 32-bit floats, little-endian, in base64. */
const embeddingEntrySchema = z.object({ ...origin, vector: z.base64() });

const entrySchema = z.union([chatEntrySchema, embeddingEntrySchema]);
export type CacheEntry = z.infer<typeof entrySchema>;

/** A line of the file, or null when it is none of ours or cut off. */
export function parseEntry(line: string): CacheEntry | null {
  try {
    return entrySchema.safeParse(JSON.parse(line)).data ?? null;
  } catch {
    return null;
  }
}

const KEY_LINE = /^\{"key":"([0-9a-f]{64})"/;

/** The key of a line, without reading the rest of it; null for none. */
export const keyOfLine = (line: string): string | null => KEY_LINE.exec(line)?.[1] ?? null;
