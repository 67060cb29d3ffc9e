import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DataError, messageOf, UsageError } from '../errors.ts';
import { PACKAGE_FOLDER } from '../own-folders.ts';
import { parsePromptFile, type PromptFile } from './prompt-file.ts';

/** The folder of the prompts that come with tickit. */
export const SHIPPED_PROMPTS = path.join(PACKAGE_FOLDER, 'prompts/');

/**
 * Reads the prompt file `<name>.md` from the user's folder, if it is there, else from the shipped ones.
 * Throws UsageError when neither has it, DataError when it can't be read.
 */
export async function loadPrompt(name: string, folder: string | null): Promise<PromptFile> {
  const folders = folder === null ? [SHIPPED_PROMPTS] : [folder, SHIPPED_PROMPTS];
  const file = folders.map((base) => path.join(base, `${name}.md`)).find((candidate) => existsSync(candidate));
  if (file === undefined) {
    throw new UsageError(`no prompt "${name}" in ${folders.join(' or ')}`, { hint: await listPrompts(folders) });
  }
  return readPromptFile(file);
}

/** Reads one prompt file, named in messages by its shorter path. Throws DataError when it can't be read. */
export async function readPromptFile(file: string): Promise<PromptFile> {
  return parsePromptFile(await readText(file), shortPath(file));
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (!existsSync(file)) throw new DataError(`${shortPath(file)}: no such prompt file`, { cause: error });
    throw new DataError(`${shortPath(file)}: ${messageOf(error)}`, { cause: error });
  }
}

async function listPrompts(folders: readonly string[]): Promise<string> {
  const lists = await Promise.all(folders.map(async (folder) => (existsSync(folder) ? readdir(folder) : [])));
  const names = lists.flat().filter((name) => name.endsWith('.md'));
  return `There are ${[...new Set(names)].map((name) => name.slice(0, -3)).join(', ')}.`;
}

/** Relative to the working directory where that is shorter. */
function shortPath(file: string): string {
  const relative = path.relative(process.cwd(), file);
  return relative.length < file.length ? relative : file;
}
