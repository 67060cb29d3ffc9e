import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { DataError } from '../../../src/errors.ts';
import { categoriesHash, keepTexts, readTexts } from '../../../src/runs/folder/kept-texts.ts';
import { sha256 } from '../../../src/util/hash.ts';
import { makeManifest, scratchFolder } from '../build.ts';

const CATEGORIES = [
  { name: 'loss', definition: 'Money is gone.', signs: ['paid twice'], counterSigns: [], team: null, escalates: true },
];
const SOURCES = { prompts: { cot: 'Think.\n', 'a/b': 'Odd.\n' }, categories: CATEGORIES };
const { identity } = makeManifest({
  promptHashes: { cot: sha256('Think.\n'), 'a/b': sha256('Odd.\n') },
  categoriesHash: categoriesHash(CATEGORIES),
});

it('keeps what the hashes of the manifest stand for', async () => {
  const folder = await scratchFolder();
  await keepTexts(folder, SOURCES);
  await keepTexts(folder, SOURCES);
  const [cot, odd, categories] = await readTexts(folder, identity);
  expect(cot).toEqual({ name: 'cot.md', hash: sha256('Think.\n'), text: 'Think.\n' });
  expect(odd?.text).toBe('Odd.\n');
  expect(JSON.parse(categories?.text ?? '')).toEqual(CATEGORIES);
  expect(await readdir(path.join(folder, 'prompts'))).toHaveLength(3);
});

it('a text that is not there, or was changed, is not taken for the one that was used', async () => {
  const folder = await scratchFolder();
  expect((await readTexts(folder, identity)).map(({ text }) => text)).toEqual([null, null, null]);
  await keepTexts(folder, SOURCES);
  for (const name of await readdir(path.join(folder, 'prompts'))) {
    await writeFile(path.join(folder, 'prompts', name), 'changed');
  }
  expect((await readTexts(folder, identity)).map(({ text }) => text)).toEqual([null, null, null]);
});

it('a folder that can not be written to is a data error', async () => {
  const folder = await scratchFolder();
  await writeFile(path.join(folder, 'prompts'), 'in the way');
  await expect(keepTexts(folder, SOURCES)).rejects.toThrow(DataError);
});
