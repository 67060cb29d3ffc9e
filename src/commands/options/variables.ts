import { didYouMean } from '../../util/suggest.ts';

const PREFIX = 'TICKIT_';

/** What stands behind the prefix in the environment variables that set something. */
export const VARIABLES = [
  'CACHE',
  'CONCURRENCY',
  'CONFIG',
  'EMBEDDER',
  'MAX_COST',
  'MODEL',
  'OFFLINE',
  'PIPELINE',
  'SEED',
] as const;

/**
 * A line for each variable that seems to be misspelt, as a budget that is not heeded costs money. Others of the prefix may hold a key that the
 * configuration names.
 */
export function misspeltVariables(env: NodeJS.ProcessEnv): string[] {
  const names = Object.keys(env).filter((name) => name.startsWith(PREFIX));
  return names.flatMap((name) => {
    const suffix = name.slice(PREFIX.length);
    if (VARIABLES.some((known) => known === suffix)) return [];
    const meant = didYouMean(suffix, VARIABLES).replace('"', `"${PREFIX}`);
    return meant === '' ? [] : [`warning: the environment variable ${name} sets nothing.${meant}`];
  });
}
