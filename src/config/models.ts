import { UsageError } from '../errors.ts';
import type { ChatModel } from '../models/types.ts';
import { sha256 } from '../util/hash.ts';
import { didYouMean } from '../util/suggest.ts';
import type { ModelSettings, Price } from './schema.ts';
import type { Settings } from './settings.ts';

export interface NamedModel {
  /** What --model said. */
  name: string;
  chat: ChatModel;
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

const OPENAI_URL = 'https://api.openai.com/v1';

/**
 * The model of a name: `embedded`, `embedded:<name>` for one that was fitted here, one of the configuration, or `openai:<model>`. Throws UsageError for an unknown name.
 * Nothing is sent yet, so a key may still be missing.
 */
export async function createModel(settings: Settings, environment: ModelEnvironment): Promise<NamedModel> {
  const { model: name, models } = settings;
  if (name === 'embedded') {
    const { createEmbeddedModel } = await import('../models/embedded/index.ts');
    return { name, chat: createEmbeddedModel(), price: FREE, temperature: null, fingerprint: null, missingKey: null };
  }
  const fineTuned = /^embedded:(.+)$/.exec(name)?.[1];
  if (fineTuned !== undefined) {
    const { createFineTunedModel } = await import('../models/embedded/fine-tuned-model.ts');
    const { loadFineTunedModel } = await import('../models/embedded/fine-tuned/store.ts');
    const record = await loadFineTunedModel(fineTuned, process.cwd());
    const fingerprint = sha256(JSON.stringify(record));
    return { name, chat: createFineTunedModel(record), price: FREE, temperature: null, fingerprint, missingKey: null };
  }
  const configured = Object.hasOwn(models, name) ? models[name] : undefined;
  if (configured !== undefined) return connect(name, configured, environment);
  const openAiModel = /^openai:(.+)$/.exec(name)?.[1];
  if (openAiModel !== undefined) {
    return connect(name, { provider: 'openai', model: openAiModel }, environment);
  }
  const known = ['embedded', ...Object.keys(models)];
  throw new UsageError(
    `model: expected ${known.join(', ')} or openai:<model>, got "${name}".${didYouMean(name, known)}`,
    { hint: 'Models of your own stand under `models:` in tickit.config.yaml.' },
  );
}

async function connect(name: string, model: ModelSettings, { env, log }: ModelEnvironment): Promise<NamedModel> {
  const { createOpenAiModel } = await import('../models/openai.ts');
  const baseUrl = baseUrlOf(model, env);
  const { host } = new URL(baseUrl);
  const temperature = model.temperature ?? null;
  const variable = keyVariable(model);
  const apiKey = variable === null ? null : valueOf(env, variable);
  const chat = createOpenAiModel({
    model: model.model,
    baseUrl,
    apiKey,
    ...(belongsToOpenAiKey(model) ? openAiAccount(env) : {}),
    temperature,
    onStructuredMode: (mode) => log(`${host}: structured output by ${mode}`),
  });
  const isKeyNeeded = model.apiKeyEnv !== undefined || baseUrl === OPENAI_URL;
  const missingKey = apiKey === null && isKeyNeeded ? variable : null;
  return { name, chat, price: model.price ?? null, temperature, fingerprint: null, missingKey };
}

function baseUrlOf(model: ModelSettings, env: NodeJS.ProcessEnv): string {
  const baseUrl = model.baseUrl ?? valueOf(env, 'OPENAI_BASE_URL') ?? OPENAI_URL;
  if (URL.canParse(baseUrl) && /^https?:/.test(baseUrl)) return baseUrl;
  throw new UsageError(`OPENAI_BASE_URL: expected an http or https URL, got "${baseUrl}"`);
}

/**
 * The environment variable of the key; null for none. A key goes only where the user sent it: to the endpoint whose
 * configuration names it, or to that of OPENAI_BASE_URL.
 */
function keyVariable({ baseUrl, apiKeyEnv }: ModelSettings): string | null {
  if (apiKeyEnv !== undefined) return apiKeyEnv;
  return baseUrl === undefined ? 'OPENAI_API_KEY' : null;
}

/** Whether the endpoint, and the key that it gets, are those which OpenAI's environment variables are meant for. */
const belongsToOpenAiKey = (model: ModelSettings): boolean =>
  model.baseUrl === undefined && keyVariable(model) === 'OPENAI_API_KEY';

const openAiAccount = (env: NodeJS.ProcessEnv) => ({
  organization: valueOf(env, 'OPENAI_ORG_ID'),
  project: valueOf(env, 'OPENAI_PROJECT_ID'),
});

/** A variable of the environment without the blanks and line ends that files leave around it; null when that is empty. */
const valueOf = (env: NodeJS.ProcessEnv, variable: string): string | null => env[variable]?.trim() || null;
