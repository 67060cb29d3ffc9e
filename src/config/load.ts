import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type * as z from 'zod';
import { DataError, messageOf, UsageError } from '../errors.ts';
import { hideCredentials } from '../util/hide-credentials.ts';
import { importFile } from '../util/import-file.ts';
import { didYouMean } from '../util/suggest.ts';
import { readYaml, YamlError } from '../util/yaml.ts';
import { CONFIG_KEYS, configSchema, type Config } from './schema.ts';

const FILE_NAMES = ['tickit.config.yaml', 'tickit.config.yml', 'tickit.config.json', 'tickit.config.mjs'];

export interface LoadedConfig {
  /** Null when there is no configuration file. */
  path: string | null;
  config: Config;
}

/**
 * Reads the configuration file at `given`, or the nearest one from `folder` upward; without any the configuration is empty.
 * Throws UsageError when `given` is not there, DataError naming file, line and setting when it can't be used.
 */
export async function loadConfig(given: string | null, folder: string): Promise<LoadedConfig> {
  const file = given ?? findUpward(folder);
  if (file === null) return { path: null, config: {} };
  if (!existsSync(file)) throw new UsageError(`${file}: no such configuration file`);
  return { path: file, config: file.endsWith('.mjs') ? await importConfig(file) : await readConfig(file) };
}

function findUpward(folder: string): string | null {
  const file = FILE_NAMES.map((name) => path.join(folder, name)).find((candidate) => existsSync(candidate));
  if (file !== undefined) return file;
  const parent = path.dirname(folder);
  return parent === folder ? null : findUpward(parent);
}

async function importConfig(file: string): Promise<Config> {
  const module: { default?: unknown } = await importFile(file);
  return validate(module.default, file, () => null);
}

async function readConfig(file: string): Promise<Config> {
  const text = await readText(file);
  try {
    const { value, lineOf } = readYaml(text);
    return validate(value ?? {}, file, lineOf);
  } catch (error) {
    if (!(error instanceof YamlError)) throw error;
    throw new DataError(`${file}:${error.line}: ${error.message}`, { cause: error });
  }
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (isFolder(error)) throw new DataError(`${file}: expected a file, got a folder`, { cause: error });
    throw asDataError(error, file);
  }
}

const isFolder = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'EISDIR';

const asDataError = (error: unknown, file: string): DataError =>
  error instanceof DataError ? error : new DataError(`${file}: ${messageOf(error)}`, { cause: error });

type LineOf = (keys: readonly PropertyKey[]) => number | null;

function validate(value: unknown, file: string, lineOf: LineOf): Config {
  const parsed = configSchema.safeParse(value, { reportInput: true });
  if (parsed.success) return parsed.data;
  const problems = parsed.error.issues.flatMap((issue) => describe(issue, file, lineOf));
  throw new DataError(problems.join('\n'), { hint: 'tickit config check tells whether it is right.' });
}

function describe(issue: z.core.$ZodIssue, file: string, lineOf: LineOf): string[] {
  const at = (keys: readonly PropertyKey[]): string => {
    const line = lineOf(keys) ?? lineOf(keys.slice(0, -1));
    return `${line === null ? file : `${file}:${line}`}: ${keys.map(String).join('.') || 'configuration'}`;
  };
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => `${at([...issue.path, key])}: no such setting.${didYouMean(key, CONFIG_KEYS)}`);
  }
  if (issue.code === 'invalid_key') return issue.issues.map(({ message }) => `${at(issue.path)}: ${message}`);
  return [`${at(issue.path)}: ${expectedOf(issue)}${got(issue)}`];
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  boolean: 'true or false',
  array: 'a list',
  object: 'settings, each with its name',
  record: 'settings, each with its name',
};

/** What was expected, in plain words; rules with words of their own keep them. */
function expectedOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_type') return `expected ${KINDS[issue.expected] ?? issue.expected}`;
  if (issue.code === 'invalid_value')
    return `expected ${issue.values.map((value) => JSON.stringify(value)).join(' or ')}`;
  const unit = 'origin' in issue && issue.origin === 'array' ? ' entries' : '';
  if (issue.code === 'too_big') return `expected at most ${issue.maximum}${unit}`;
  if (issue.code !== 'too_small') return issue.message;
  if (issue.origin === 'string') return 'expected text that is not empty';
  return `expected ${issue.inclusive === false ? 'more than' : 'at least'} ${issue.minimum}${unit}`;
}

/** `, got …` for a plain value, unless it may be a key, on its own or in an object, that was put there by mistake. */
function got({ input, path: keys }: z.core.$ZodIssue): string {
  const isPlain = ['string', 'number', 'boolean'].includes(typeof input);
  if (!isPlain || keys.at(-1) === 'apiKeyEnv') return '';
  return `, got ${hideCredentials(JSON.stringify(input)).slice(0, 60)}`;
}
