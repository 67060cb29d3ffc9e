import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { ExampleSelection, ExampleSettings } from '../pipelines/examples/select.ts';
import { SHIPPED_PROMPTS } from '../prompts/library.ts';
import { categoriesSchema, type Category } from '../tickets/category.ts';
import { readYaml } from '../util/yaml.ts';
import { loadConfig } from './load.ts';
import type { Config } from './schema.ts';

/** What the flags and the environment say; undefined where they say nothing. */
export interface SettingFlags {
  config?: string | undefined;
  model?: string | undefined;
  pipeline?: string | undefined;
  concurrency?: number | undefined;
  seed?: number | undefined;
  iclSelect?: ExampleSelection | undefined;
  iclK?: number | undefined;
}

/** Everything in force, with no gaps. */
export interface Settings {
  /** The configuration file; null when there is none. */
  configPath: string | null;
  model: string;
  pipeline: string;
  /** Tickets in flight at once. */
  concurrency: number;
  seed: number;
  /** Which and how many labelled tickets are shown by pipelines that show any. */
  examples: ExampleSettings;
  /** Folder of the user's own prompts; null for none. */
  promptFolder: string | null;
  categories: readonly Category[];
  models: NonNullable<Config['models']>;
  embedders: NonNullable<Config['embedders']>;
}

const DEFAULTS = {
  model: 'embedded',
  pipeline: 'cot',
  concurrency: 8,
  seed: 1,
  iclSelect: 'similar',
  iclK: 4,
} as const;

/** Flag > environment > configuration file > default. Throws UsageError or DataError for a file that can't be used. */
export async function resolveSettings(flags: SettingFlags, folder: string): Promise<Settings> {
  const { path: configPath, config } = await loadConfig(flags.config ?? null, folder);
  return {
    configPath,
    model: flags.model ?? config.model ?? DEFAULTS.model,
    pipeline: flags.pipeline ?? config.pipeline ?? DEFAULTS.pipeline,
    concurrency: flags.concurrency ?? config.concurrency ?? DEFAULTS.concurrency,
    seed: flags.seed ?? config.seed ?? DEFAULTS.seed,
    examples: { select: flags.iclSelect ?? DEFAULTS.iclSelect, count: flags.iclK ?? DEFAULTS.iclK },
    promptFolder: config.prompts === undefined ? null : path.resolve(path.dirname(configPath ?? ''), config.prompts),
    categories: config.categories ?? (await defaultCategories()),
    models: config.models ?? {},
    embedders: config.embedders ?? {},
  };
}

async function defaultCategories(): Promise<Category[]> {
  const text = await readFile(path.join(SHIPPED_PROMPTS, 'categories.yaml'), 'utf8');
  return categoriesSchema.parse(readYaml(text).value);
}
