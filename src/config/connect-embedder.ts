import { cacheEmbeddings, knowsVector } from '../models/cache/embedding-cache.ts';
import { createOpenAiEmbedder } from '../models/openai-embedder.ts';
import type { Embedder } from '../models/types.ts';
import { endpointOf } from './endpoint.ts';
import type { ModelEnvironment } from './models.ts';
import type { EndpointSettings, Price } from './schema.ts';
import type { Settings } from './settings.ts';
import { guardFor, type SharedCalls } from './shared-calls.ts';

export interface ConnectedEmbedder {
  embedder: Embedder;
  /** Whether the cache holds the vector of a text. */
  knows: (text: string) => boolean;
  /** Null when the configuration states none. */
  price: Price | null;
  /** The environment variable that should hold its key and is empty; null when nothing is missing. */
  missingKey: string | null;
}

/** An embedder of the configuration, `name` there, behind the cache and the limits of its command. Nothing is sent yet. */
export function connectEmbedder(
  { name, endpoint }: { name: string; endpoint: EndpointSettings },
  { concurrency }: Pick<Settings, 'concurrency'>,
  { env }: Pick<ModelEnvironment, 'env'>,
  shared: SharedCalls,
): ConnectedEmbedder {
  const { missingKey, ...where } = endpointOf(endpoint, env);
  const embedder = createOpenAiEmbedder({
    ...where,
    model: endpoint.model,
    guard: guardFor({ kind: 'embedding', name, host: where.host, endpoint, concurrency }, shared),
    timeoutMs: shared.settings.timeoutMs,
    connections: concurrency,
  });
  const cache = shared.cache();
  return {
    embedder: cache === null ? embedder : cacheEmbeddings(embedder, cache),
    knows: (text) => cache !== null && knowsVector(embedder, cache.cassette, text),
    price: endpoint.price ?? null,
    missingKey: shared.settings.isOffline ? null : missingKey,
  };
}
