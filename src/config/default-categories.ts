import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CODE_FOLDER } from '../own-folders.ts';
import { SHIPPED_PROMPTS } from '../prompts/library.ts';
import { categoriesSchema, type Category } from '../tickets/category.ts';
import { readYaml } from '../util/yaml.ts';

/** The categories of prompts/categories.yaml. The build keeps them as JSON too, as YAML takes much longer to read. */
export async function defaultCategories(): Promise<Category[]> {
  const built = await readFile(path.join(CODE_FOLDER, 'categories.json'), 'utf8').catch(() => null);
  if (built !== null) return categoriesSchema.parse(JSON.parse(built));
  return categoriesSchema.parse(readYaml(await readFile(path.join(SHIPPED_PROMPTS, 'categories.yaml'), 'utf8')).value);
}
