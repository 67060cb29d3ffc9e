import { statSync } from 'node:fs';
import path from 'node:path';
import { DataError } from '../errors.ts';
import { isPipelineFile } from '../pipelines/own/file.ts';
import type { ExampleSelection, ExampleSettings } from '../pipelines/examples/select.ts';
import type { Category } from '../tickets/category.ts';
import { callSettings, type CallFlags, type CallSettings } from './call-settings.ts';
import { defaultCategories } from './default-categories.ts';
import { loadConfig } from './load.ts';
import type { Config } from './schema.ts';

/** What the flags and the environment say; undefined where they say nothing. */
export interface SettingFlags extends CallFlags {
  config?: string | undefined;
  model?: string | undefined;
  pipeline?: string | undefined;
  embedder?: string | undefined;
  concurrency?: number | undefined;
  seed?: number | undefined;
  iclSelect?: ExampleSelection | undefined;
  iclK?: number | undefined;
  repeat?: number | undefined;
}

/** Everything in force, with no gaps. */
export interface Settings {
  /** The configuration file; null when there is none. */
  configPath: string | null;
  model: string;
  pipeline: string;
  embedder: string;
  /** Tickets in flight at once. */
  concurrency: number;
  seed: number;
  /** How often each ticket is asked about; at least 1. */
  repeats: number;
  /** Which and how many labelled tickets are shown by pipelines that show any. */
  examples: ExampleSettings;
  /** Folder of the user's own prompts; null for none. */
  promptFolder: string | null;
  categories: readonly Category[];
  models: NonNullable<Config['models']>;
  embedders: NonNullable<Config['embedders']>;
  calls: CallSettings;
}

const DEFAULTS = {
  model: 'embedded',
  pipeline: 'cot',
  embedder: 'embedded',
  concurrency: 8,
  seed: 1,
  iclSelect: 'similar',
  iclK: 4,
  repeats: 1,
} as const;

/** Flag > environment > configuration file > default. Throws UsageError or DataError for a file that can't be used. */
export async function resolveSettings(flags: SettingFlags, folder: string): Promise<Settings> {
  const { path: configPath, config } = await loadConfig(flags.config ?? null, folder);
  return {
    configPath,
    ...namesInForce(flags, config, configPath),
    concurrency: flags.concurrency ?? config.concurrency ?? DEFAULTS.concurrency,
    seed: flags.seed ?? config.seed ?? DEFAULTS.seed,
    repeats: flags.repeat ?? DEFAULTS.repeats,
    examples: exampleSettings(flags),
    promptFolder: promptFolderOf(config, configPath),
    categories: config.categories ?? (await defaultCategories()),
    models: config.models ?? {},
    embedders: config.embedders ?? {},
    calls: callSettings(flags, config, configPath),
  };
}

function namesInForce(
  flags: SettingFlags,
  config: Config,
  configPath: string | null,
): Pick<Settings, 'model' | 'pipeline' | 'embedder'> {
  return {
    model: flags.model ?? config.model ?? DEFAULTS.model,
    pipeline: flags.pipeline ?? configuredPipeline(config, configPath) ?? DEFAULTS.pipeline,
    embedder: flags.embedder ?? config.embedder ?? DEFAULTS.embedder,
  };
}

/** A path in the configuration is relative to where that stands, and comes out relative to the working directory. */
function configuredPipeline({ pipeline }: Config, configPath: string | null): string | undefined {
  if (pipeline === undefined || !isPipelineFile(pipeline)) return pipeline;
  return path.relative('', path.resolve(path.dirname(configPath ?? ''), pipeline));
}

const exampleSettings = ({ iclSelect, iclK }: SettingFlags): ExampleSettings => ({
  select: iclSelect ?? DEFAULTS.iclSelect,
  count: iclK ?? DEFAULTS.iclK,
});

/** Throws DataError for a folder that is not there, as else the shipped prompts would be used unnoticed. */
function promptFolderOf({ prompts }: Config, configPath: string | null): string | null {
  if (prompts === undefined) return null;
  const folder = path.resolve(path.dirname(configPath ?? ''), prompts);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new DataError(`${configPath}: prompts: no such folder, got ${JSON.stringify(prompts)}`);
}
