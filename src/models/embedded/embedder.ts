import { setImmediate } from 'node:timers/promises';
import type { Embedder } from '../types.ts';
import { featuresOf } from './embedder/features.ts';
import { vectorOf } from './embedder/vector.ts';

/** Texts after which others get their turn, and the signal is heard. */
const BATCH = 256;

/**
 * The offline default: what a text says of the trade's things, its words, error codes and regions, as a vector of 512 dimensions.
 * Deterministic, and the same in every process. What it knows of words is written down by hand; it reads no data set, but its few
 * weights were chosen on tickets of a time before those that results are reported on.
 */
export const createEmbeddedEmbedder = (): Embedder => ({
  id: 'embedded',
  host: null,
  embed: async (texts, { signal }) => {
    const vectors: Float32Array[] = [];
    for (const text of texts) {
      if (vectors.length % BATCH === 0) await setImmediate();
      signal.throwIfAborted();
      vectors.push(vectorOf(featuresOf(text)));
    }
    signal.throwIfAborted();
    return vectors;
  },
});
