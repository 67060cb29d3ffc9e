import { mkdir, readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { DataError, messageOf, UsageError } from '../../../errors.ts';
import { type FineTunedRecord, parseFineTunedRecord } from './record.ts';
import { didYouMean } from '../../../util/suggest.ts';
import { writeTexts } from '../../../util/write-texts.ts';

const FOLDER = path.join('.tickit', 'models');
const NAME = /^[a-z0-9-]+$/;

/**
 * Writes `.tickit/models/<name>.json` below the base folder, in place of one that is there, and returns its path.
 * Throws UsageError for a name that is none.
 */
export async function saveFineTunedModel(record: FineTunedRecord, base: string): Promise<string> {
  const file = fileOf(record.name, base);
  await mkdir(path.dirname(file), { recursive: true });
  await writeTexts(file, [`${JSON.stringify(record)}\n`]);
  return file;
}

/**
 * The model of that name below the base folder; the file's name counts, so that a copied model is another one. Throws UsageError when there
 * is none, DataError when the file can't be read as a model.
 */
export async function loadFineTunedModel(name: string, base: string): Promise<FineTunedRecord> {
  const file = fileOf(name, base);
  const text = await readText(file, name);
  return { ...parseFineTunedRecord(parseJson(text, file), file), name };
}

/** Throws UsageError for a name that no fitted model can have. */
export function requireModelName(name: string): void {
  if (NAME.test(name)) return;
  throw new UsageError(`model name: expected lower-case letters, digits and -, got ${JSON.stringify(name)}`);
}

function fileOf(name: string, base: string): string {
  requireModelName(name);
  return path.join(base, FOLDER, `${name}.json`);
}

async function readText(file: string, name: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (!isMissing(error)) throw new DataError(`${file}: ${messageOf(error)}`, { cause: error });
    const names = await savedNames(path.dirname(file));
    const hint = names.length === 0 ? 'Train one with `tickit sft train`.' : `There are ${names.join(', ')}.`;
    throw new UsageError(`no fine-tuned model "${name}": ${file} is missing.${didYouMean(name, names)}`, {
      hint,
      cause: error,
    });
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT';

async function savedNames(folder: string): Promise<string[]> {
  const files = await readdir(folder).catch(() => []);
  return files
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.slice(0, -5))
    .sort();
}

function parseJson(text: string, file: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new DataError(`${file}: expected JSON, got ${JSON.stringify(text.slice(0, 40))}`, { cause: error });
  }
}
