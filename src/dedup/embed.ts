import { ModelError } from '../errors.ts';
import type { Embedder } from '../models/types.ts';
import { forEachLimited } from '../util/for-each-limited.ts';
import { sha256 } from '../util/hash.ts';
import type { Memo } from './memo.ts';

/** Texts of one call. */
export const BATCH = 64;

export interface EmbedOptions {
  embedder: Embedder;
  /** Vectors by the key of their text. */
  known: Memo<Float32Array>;
  /** Calls in flight at once; at least 1. */
  concurrency: number;
  signal: AbortSignal;
}

/** Tells one text from another. */
export const textKey = sha256;

/**
 * Gets the vectors of those texts that are not known yet, each text once, and makes them known. One that the embedder
 * refuses stays unknown. Throws ModelError for any other failure, as groups without vectors would be wrong, and the signal's
 * reason when aborted.
 */
export async function embedAll(texts: readonly string[], options: EmbedOptions): Promise<void> {
  const { known, concurrency, signal } = options;
  const missing = [...new Set(texts)].filter((text) => known.get(textKey(text)) === undefined);
  await forEachLimited(batchesOf(missing), { concurrency, shouldStop: () => signal.aborted }, (batch) =>
    embedBatch(batch, options),
  );
  signal.throwIfAborted();
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* batchesOf(texts: readonly string[]): AsyncGenerator<string[]> {
  for (let start = 0; start < texts.length; start += BATCH) yield texts.slice(start, start + BATCH);
}

/** A batch that is refused is tried in halves, so that one bad text does not spoil the others. */
async function embedBatch(texts: readonly string[], options: EmbedOptions): Promise<void> {
  const { embedder, known, signal } = options;
  try {
    const vectors = await embedder.embed(texts, { signal });
    texts.forEach((text, index) => {
      const vector = vectors[index];
      if (vector !== undefined) known.set(textKey(text), vector);
    });
  } catch (error) {
    if (!(error instanceof ModelError) || error.kind !== 'rejected') throw error;
    if (texts.length === 1) return;
    const half = Math.ceil(texts.length / 2);
    await embedBatch(texts.slice(0, half), options);
    await embedBatch(texts.slice(half), options);
  }
}
