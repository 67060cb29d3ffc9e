import { keepSecret } from '../util/own-secrets.ts';
import type { Settings } from './settings.ts';

/** Keeps every key and password that the configuration names out of whatever this process writes, whether or not it is used. */
export function keepKeys({ models, embedders }: Pick<Settings, 'models' | 'embedders'>, env: NodeJS.ProcessEnv): void {
  const endpoints = [...Object.values(models), ...Object.values(embedders)];
  for (const variable of ['OPENAI_API_KEY', ...endpoints.flatMap(({ apiKeyEnv }) => apiKeyEnv ?? [])]) {
    const key = env[variable]?.trim() ?? '';
    if (key !== '') keepSecret(key);
  }
  for (const url of [env.OPENAI_BASE_URL, ...endpoints.map(({ baseUrl }) => baseUrl)]) keepPassword(url ?? '');
}

function keepPassword(text: string): void {
  if (!URL.canParse(text)) return;
  const { username, password } = new URL(text);
  if (password === '') return;
  keepSecret(password);
  keepSecret(decoded(password));
  // As it is sent.
  keepSecret(Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64'));
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
