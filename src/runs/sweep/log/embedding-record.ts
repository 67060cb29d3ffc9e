import * as z from 'zod';
import type { LineForm } from '../../log/append-log.ts';
import { lineParser } from '../../log/parse-line.ts';

/** A line of `embeddings.jsonl`: the vector that an endpoint gave for a text. */
const embeddingRecordSchema = z.object({
  /** SHA-256 of the text. */
  key: z.string(),
  /** Numbers of 32 bits, little-endian, as base64. */
  vector: z.base64(),
});
export type EmbeddingRecord = z.infer<typeof embeddingRecordSchema>;

export const EMBEDDING: LineForm<EmbeddingRecord> = { name: 'a vector', parse: lineParser(embeddingRecordSchema) };

export function toEmbeddingRecord(key: string, vector: Float32Array): EmbeddingRecord {
  const bytes = Buffer.alloc(4 * vector.length);
  vector.forEach((value, index) => bytes.writeFloatLE(value, 4 * index));
  return { key, vector: bytes.toString('base64') };
}

export function vectorOf({ vector }: EmbeddingRecord): Float32Array {
  const bytes = Buffer.from(vector, 'base64');
  return Float32Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => bytes.readFloatLE(4 * index));
}
