import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { DataError, messageOf } from '../../errors.ts';
import type { Category } from '../../tickets/category.ts';
import { sha256 } from '../../util/hash.ts';
import type { RunIdentity, SweepIdentity } from './manifest.ts';

/** A text that decides what a model is asked, kept so that a later run can be compared with it. */
export interface KeptText {
  /** `<prompt>.md`, or `categories.json`. */
  name: string;
  /** As in the manifest. */
  hash: string;
  /** Null when it was not kept, or is no longer what the hash says. */
  text: string | null;
}

export interface TextSources {
  /** The text of each prompt file, by the name of the prompt. */
  prompts: Record<string, string>;
  categories: readonly Category[];
}

const FOLDER = 'prompts';
const CATEGORIES = 'categories.json';

/** The hash by which the manifest names the categories: of their data, however the text is laid out. */
export const categoriesHash = (categories: readonly unknown[]): string => sha256(JSON.stringify(categories));

/** Writes the texts into the run folder, named by content. Throws DataError when they can't be written. */
export async function keepTexts(folder: string, { prompts, categories }: TextSources): Promise<void> {
  const texts = Object.entries(prompts).map(([name, text]) => ({ name: `${name}.md`, hash: sha256(text), text }));
  const asJson = `${JSON.stringify(categories, null, 2)}\n`;
  texts.push({ name: CATEGORIES, hash: categoriesHash(categories), text: asJson });
  try {
    await mkdir(path.join(folder, FOLDER), { recursive: true });
    for (const { name, hash, text } of texts) await writeFile(fileOf(folder, name, hash), text);
  } catch (error) {
    throw new DataError(`${folder}: can't keep the prompts: ${messageOf(error)}`, { cause: error });
  }
}

/** The texts behind the hashes of a manifest, as far as its folder has them. */
export async function readTexts(
  folder: string,
  { promptHashes, categoriesHash: ofCategories }: RunIdentity | SweepIdentity,
) {
  const named = Object.entries(promptHashes).map(([name, hash]) => [`${name}.md`, hash] as const);
  return Promise.all(
    [...named, [CATEGORIES, ofCategories] as const].map(([name, hash]) => readText(folder, name, hash)),
  );
}

async function readText(folder: string, name: string, hash: string): Promise<KeptText> {
  const text = await readFile(fileOf(folder, name, hash), 'utf8').catch(() => null);
  return { name, hash, text: text !== null && hashOf(name, text) === hash ? text : null };
}

function hashOf(name: string, text: string): string | null {
  if (name !== CATEGORIES) return sha256(text);
  try {
    return categoriesHash(JSON.parse(text) as unknown[]);
  } catch {
    return null;
  }
}

function fileOf(folder: string, name: string, hash: string): string {
  const { name: stem, ext } = path.parse(name);
  return path.join(folder, FOLDER, `${stem.replaceAll(/[^\w.+-]+/g, '_')}-${hash.slice(0, 12)}${ext}`);
}
