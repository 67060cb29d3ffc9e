import { UsageError } from '../errors.ts';
import { endpointName } from '../models/endpoint-name.ts';
import type { AccountOptions } from '../models/openai-headers.ts';
import { hideCredentials } from '../util/hide-credentials.ts';
import type { EndpointSettings } from './schema.ts';

/** Where calls go and for whom, found out without sending anything. */
export interface Endpoint extends AccountOptions {
  baseUrl: string;
  host: string;
  /** The environment variable that should hold its key and is empty; null when nothing is missing. */
  missingKey: string | null;
}

const OPENAI_URL = 'https://api.openai.com/v1';

/** Throws UsageError when OPENAI_BASE_URL is needed and is none. */
export function endpointOf(settings: EndpointSettings, env: NodeJS.ProcessEnv): Endpoint {
  const baseUrl = baseUrlOf(settings, env);
  const variable = keyVariable(settings);
  const apiKey = variable === null ? null : valueOf(env, variable);
  const isKeyNeeded = settings.apiKeyEnv !== undefined || baseUrl === OPENAI_URL;
  return {
    baseUrl,
    host: endpointName(baseUrl),
    apiKey,
    ...(belongsToOpenAiKey(settings) ? openAiAccount(env) : {}),
    missingKey: apiKey === null && isKeyNeeded ? variable : null,
  };
}

function baseUrlOf(model: EndpointSettings, env: NodeJS.ProcessEnv): string {
  const baseUrl = model.baseUrl ?? valueOf(env, 'OPENAI_BASE_URL') ?? OPENAI_URL;
  if (URL.canParse(baseUrl) && /^https?:/.test(baseUrl)) return baseUrl;
  throw new UsageError(`OPENAI_BASE_URL: expected an http or https URL, got "${hideCredentials(baseUrl)}"`);
}

/**
 * The environment variable of the key; null for none. A key goes only where the user sent it: to the endpoint whose
 * configuration names it, or to that of OPENAI_BASE_URL.
 */
function keyVariable({ baseUrl, apiKeyEnv }: EndpointSettings): string | null {
  if (apiKeyEnv !== undefined) return apiKeyEnv;
  return baseUrl === undefined ? 'OPENAI_API_KEY' : null;
}

/** Whether the endpoint, and the key that it gets, are those which OpenAI's environment variables are meant for. */
const belongsToOpenAiKey = (model: EndpointSettings): boolean =>
  model.baseUrl === undefined && keyVariable(model) === 'OPENAI_API_KEY';

const openAiAccount = (env: NodeJS.ProcessEnv) => ({
  organization: valueOf(env, 'OPENAI_ORG_ID'),
  project: valueOf(env, 'OPENAI_PROJECT_ID'),
});

/** A variable of the environment without the blanks and line ends that files leave around it; null when that is empty. */
const valueOf = (env: NodeJS.ProcessEnv, variable: string): string | null => env[variable]?.trim() || null;
