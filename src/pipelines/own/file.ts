import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { DataError, messageOf, UsageError } from '../../errors.ts';
import { sha256 } from '../../util/hash.ts';
import { importFile } from '../../util/import-file.ts';
import type { PipelineSpec } from '../types.ts';
import { parseDefinition } from './parse.ts';
import { toSpec } from './to-spec.ts';

/** Whether --pipeline names a file, and not a shipped pipeline. */
export const isPipelineFile = (name: string): boolean => /\.m?js$/.test(name);

export interface LoadedPipeline {
  spec: PipelineSpec;
  /** SHA-256 of the file; what it imports is not part of it. */
  sha256: string;
}

/**
 * The pipeline in a user's file. Throws UsageError when there is no such file, DataError when it can't be loaded or its default
 * export is no pipeline, naming the field.
 */
export async function loadPipelineFile(file: string): Promise<LoadedPipeline> {
  if (!existsSync(file)) {
    throw new UsageError(`pipeline: no such file, got ${JSON.stringify(file)}`, {
      hint: 'A path is looked up from the working directory, in a configuration from where that stands.',
    });
  }
  const hash = sha256(await readFile(file, 'utf8').catch((error: unknown) => Promise.reject(unreadable(file, error))));
  const module = await importModule(file);
  if (!('default' in module)) {
    throw new DataError(`${file}: expected a default export, got none`, { hint: EXAMPLE });
  }
  const { value: definition, problems } = parseDefinition(module.default);
  if (definition !== null) return { spec: toSpec({ definition, file }), sha256: hash };
  throw new DataError(problems.map((problem) => `${file}: ${problem}`).join('\n'), { hint: EXAMPLE });
}

const EXAMPLE = 'A pipeline file ends in: export default definePipeline({ summary, calls, prompts, create }).';

const unreadable = (file: string, error: unknown): DataError =>
  new DataError(`${file}: ${messageOf(error)}`, { cause: error });

async function importModule(file: string): Promise<object> {
  try {
    return await importFile(file);
  } catch (error) {
    if (!isOwnPackageMissing(error)) throw error;
    throw new DataError(`${file}: the package "tickit" is not found from there`, {
      hint: 'Run `npm link tickit` in its folder, or export the plain object: definePipeline only helps the editor.',
      cause: error,
    });
  }
}

/** A package that is installed for all, or run from its own folder, can't be imported from everywhere. */
const isOwnPackageMissing = (error: unknown): boolean =>
  messageOf(error).includes("Cannot find package 'tickit' imported from");
