import { UsageError } from '../errors.ts';
import { cacheChat } from '../models/cache/chat-cache.ts';
import { knownReplies, type KnownReplies } from '../models/cache/known-replies.ts';
import { createPurse } from '../models/guard.ts';
import { guardModel } from '../models/guarded-model.ts';
import type { ChatModel } from '../models/types.ts';
import { systemClock } from '../util/clock.ts';
import { sha256 } from '../util/hash.ts';
import { didYouMean } from '../util/suggest.ts';
import { endpointOf } from './endpoint.ts';
import type { ModelSettings, Price } from './schema.ts';
import type { Settings } from './settings.ts';
import { guardFor, shareCalls, type SharedCalls } from './shared-calls.ts';

export interface NamedModel {
  /** What --model said. */
  name: string;
  chat: ChatModel;
  /** What the cache holds of its replies; null for no cache. */
  known: KnownReplies | null;
  /** Null when the configuration states none. */
  price: Price | null;
  /** What else shapes its answers, and so belongs to a run's identity. */
  temperature: number | null;
  /** SHA-256 of a model that was fitted here; null for any other. */
  fingerprint: string | null;
  /** The environment variable that should hold its key and is empty; null when nothing is missing. */
  missingKey: string | null;
}

export interface ModelEnvironment {
  env: NodeJS.ProcessEnv;
  /** Receives what is found out about endpoints. */
  log: (line: string) => void;
}

/** A model in this process costs nothing, however many tokens it has. */
const FREE: Price = { input: 0, output: 0 };

interface Connecting {
  settings: Settings;
  environment: ModelEnvironment;
  shared: SharedCalls;
}

/**
 * The model of a name: `embedded`, `embedded:<name>` for one that was fitted here, one of the configuration, or `openai:<model>`. Throws UsageError for an unknown name.
 * Nothing is sent yet, so a key may still be missing.
 */
export async function createModel(
  settings: Settings,
  environment: ModelEnvironment,
  shared: SharedCalls = shareCalls(settings.calls),
): Promise<NamedModel> {
  const { model: name, models } = settings;
  const connecting = { settings, environment, shared };
  if (name === 'embedded') {
    const { createEmbeddedModel } = await import('../models/embedded/index.ts');
    return local(name, createEmbeddedModel(), null, shared);
  }
  const fineTuned = /^embedded:(.+)$/.exec(name)?.[1];
  if (fineTuned !== undefined) {
    const { createFineTunedModel } = await import('../models/embedded/fine-tuned-model.ts');
    const { loadFineTunedModel } = await import('../models/embedded/fine-tuned/store.ts');
    const record = await loadFineTunedModel(fineTuned, process.cwd());
    const fingerprint = sha256(JSON.stringify(record));
    return local(name, createFineTunedModel(record), fingerprint, shared);
  }
  const configured = Object.hasOwn(models, name) ? models[name] : undefined;
  if (configured !== undefined) return connect(name, configured, connecting);
  const openAiModel = /^openai:(.+)$/.exec(name)?.[1];
  if (openAiModel !== undefined) {
    return connect(name, { provider: 'openai', model: openAiModel }, connecting);
  }
  const known = ['embedded', ...Object.keys(models)];
  throw new UsageError(
    `model: expected ${known.join(', ')} or openai:<model>, got "${name}".${didYouMean(name, known)}`,
    { hint: 'Models of your own stand under `models:` in tickit.config.yaml.' },
  );
}

/** A model in this process is never overrun, and what it answers need not be kept. */
function local(name: string, model: ChatModel, fingerprint: string | null, { account }: SharedCalls): NamedModel {
  const { budget, onAttempt } = account;
  const purse = createPurse({
    kind: 'chat',
    model: model.id,
    host: null,
    price: FREE,
    budget,
    onAttempt,
    clock: systemClock,
  });
  const chat = guardModel(model, purse);
  return { name, chat, known: null, price: FREE, temperature: null, fingerprint, missingKey: null };
}

async function connect(
  name: string,
  endpoint: ModelSettings,
  { settings, environment: { env, log }, shared }: Connecting,
): Promise<NamedModel> {
  const { createOpenAiModel } = await import('../models/openai.ts');
  const { missingKey, ...where } = endpointOf(endpoint, env);
  const { concurrency } = settings;
  const { temperature = null, price = null } = endpoint;
  const model = createOpenAiModel({
    ...where,
    model: endpoint.model,
    temperature,
    onStructuredMode: (mode) => log(`${where.host}: structured output by ${mode}`),
    guard: guardFor({ kind: 'chat', name, host: where.host, endpoint, concurrency }, shared),
    timeoutMs: shared.settings.timeoutMs,
    connections: concurrency,
  });
  const cache = shared.cache();
  return {
    name,
    chat: cache === null ? model : cacheChat(model, temperature, cache),
    known: cache === null ? null : knownReplies(model, temperature, cache.cassette),
    price,
    temperature,
    fingerprint: null,
    missingKey: shared.settings.isOffline ? null : missingKey,
  };
}
