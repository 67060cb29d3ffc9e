import { UsageError } from '../errors.ts';
import type { Embedder } from '../models/types.ts';
import { didYouMean } from '../util/suggest.ts';
import type { ModelEnvironment } from './models.ts';
import type { EndpointSettings, Price } from './schema.ts';
import type { Settings } from './settings.ts';
import type { SharedCalls } from './shared-calls.ts';

export interface NamedEmbedder {
  /** What --embedder said. */
  name: string;
  embedder: Embedder;
  /** Whether the cache holds the vector of a text. */
  knows: (text: string) => boolean;
  /** Null when the configuration states none. */
  price: Price | null;
  /** The environment variable that should hold its key and is empty; null when nothing is missing. */
  missingKey: string | null;
}

/**
 * The embedder of a name: `embedded`, one of the configuration, or `openai:<model>`. Throws UsageError for an unknown name. Nothing
 * is sent yet, so a key may still be missing.
 */
export async function createEmbedder(
  settings: Settings,
  environment: ModelEnvironment,
  shared: SharedCalls,
): Promise<NamedEmbedder> {
  const { embedder: name, embedders } = settings;
  if (name === 'embedded') {
    const { createEmbeddedEmbedder } = await import('../models/embedded/embedder.ts');
    const embedder = createEmbeddedEmbedder();
    return { name, embedder, knows: () => false, price: { input: 0, output: 0 }, missingKey: null };
  }
  const endpoint = Object.hasOwn(embedders, name) ? embedders[name] : openAiEndpoint(name);
  if (endpoint === undefined) throw unknownEmbedder(name, Object.keys(embedders));
  const { connectEmbedder } = await import('./connect-embedder.ts');
  return { name, ...connectEmbedder({ name, endpoint }, settings, environment, shared) };
}

function openAiEndpoint(name: string): EndpointSettings | undefined {
  const model = /^openai:(.+)$/.exec(name)?.[1];
  return model === undefined ? undefined : { provider: 'openai', model };
}

function unknownEmbedder(name: string, configured: readonly string[]): UsageError {
  const known = ['embedded', ...configured];
  return new UsageError(
    `embedder: expected ${known.join(', ')} or openai:<model>, got "${name}".${didYouMean(name, known)}`,
    { hint: 'Embedders of your own stand under `embedders:` in tickit.config.yaml.' },
  );
}
