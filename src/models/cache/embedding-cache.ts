import { CacheMissError, DataError } from '../../errors.ts';
import type { Embedder } from '../types.ts';
import type { Cassette } from './cassette.ts';
import type { CacheOptions } from './chat-cache.ts';
import { embeddingKey } from './key.ts';

/** Whether a cache holds the vector of a text. */
export function knowsVector(
  { id: model, host }: Pick<Embedder, 'id' | 'host'>,
  cassette: Cassette,
  text: string,
): boolean {
  const entry = cassette.get(embeddingKey({ host, model }, text));
  return entry !== null && 'vector' in entry;
}

/** An embedder that is asked once for each text. Offline it throws CacheMissError for a text whose vector is not known. */
export function cacheEmbeddings(embedder: Embedder, { cassette, isOffline }: CacheOptions): Embedder {
  const { id: model, host } = embedder;

  const known = (key: string): Float32Array | null => {
    const entry = cassette.get(key);
    return entry !== null && 'vector' in entry ? decode(entry.vector) : null;
  };

  return {
    id: model,
    host,
    embed: async (texts, { signal }) => {
      signal.throwIfAborted();
      const keys = texts.map((text) => embeddingKey({ host, model }, text));
      const vectors = new Map<string, Float32Array>();
      const unknown = new Map<string, string>();
      for (const [index, key] of keys.entries()) {
        const vector = vectors.get(key) ?? known(key);
        if (vector === null) unknown.set(key, texts[index] ?? '');
        else vectors.set(key, vector);
      }
      if (isOffline && unknown.size > 0) throw missing(unknown, cassette.file);
      const asked = unknown.size === 0 ? [] : await embedder.embed([...unknown.values()], { signal });
      requireComparable([...vectors.values(), ...asked], { model, file: cassette.file });
      for (const [index, key] of [...unknown.keys()].entries()) {
        const vector = asked[index] ?? new Float32Array();
        cassette.put({ key, host, model, at: new Date().toISOString(), vector: encode(vector) });
        vectors.set(key, vector);
      }
      return keys.map((key) => vectors.get(key) ?? new Float32Array());
    },
  };
}

/** A server may give a model of another size the name of the one that was asked before. */
function requireComparable(vectors: readonly Float32Array[], { model, file }: { model: string; file: string }): void {
  const lengths = [...new Set(vectors.map(({ length }) => length))];
  if (lengths.length < 2) return;
  throw new DataError(`${file}: holds vectors of ${model} with ${lengths[0]} numbers, and now it gives ${lengths[1]}`, {
    hint: 'It is another model by now: name another file with --cache, or prune this one.',
  });
}

const encode = (vector: Float32Array): string =>
  Buffer.from(vector.buffer, vector.byteOffset, vector.byteLength).toString('base64');

function decode(text: string): Float32Array {
  const bytes = Buffer.from(text, 'base64');
  // A copy, as floats must begin at a multiple of four bytes.
  return new Float32Array(new Uint8Array(bytes).buffer, 0, Math.floor(bytes.length / 4));
}

const missing = (unknown: ReadonlyMap<string, string>, file: string): CacheMissError =>
  new CacheMissError(
    `offline, and ${file} lacks the vectors of ${unknown.size} texts, first key ${[...unknown.keys()][0]}`,
    {
      hint: 'Run once without --offline to ask for what is missing.',
    },
  );
