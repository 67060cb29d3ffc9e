import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { defaultCategories } from '../../src/config/default-categories.ts';
import { PACKAGE_FOLDER } from '../../src/own-folders.ts';
import { categoriesSchema } from '../../src/tickets/category.ts';
import { readYaml } from '../../src/util/yaml.ts';

const textOf = (file: string): string => readFileSync(path.join(PACKAGE_FOLDER, file), 'utf8');
const SHIPPED = categoriesSchema.parse(readYaml(textOf('prompts/categories.yaml')).value);

it('are those of the file that users read', async () => {
  expect(SHIPPED.length).toBeGreaterThan(2);
  expect(await defaultCategories()).toEqual(SHIPPED);
});

it('are the same where they were built', () => {
  expect(categoriesSchema.parse(JSON.parse(textOf('dist/categories.json')))).toEqual(SHIPPED);
});
