import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { DataError, UsageError } from '../../../../src/errors.ts';
import { fineTune } from '../../../../src/models/embedded/fine-tune.ts';
import { loadFineTunedModel, saveFineTunedModel } from '../../../../src/models/embedded/fine-tuned/store.ts';
import { tempFolder } from '../../../helpers/temp-folder.ts';

const record = await fineTune(
  ['ill', 'calm'].map((category) => ({
    messages: [
      { role: 'system' as const, content: '# Categories\n## ill\nIt limps.\n## calm\nAll is well.' },
      { role: 'user' as const, content: `It is ${category}.` },
      { role: 'assistant' as const, content: JSON.stringify({ category }) },
    ],
  })),
  { name: 'first-1', seed: 7 },
);

it('a saved model is loaded again, and saving replaces it', async () => {
  await using folder = tempFolder();
  const file = await saveFineTunedModel(record, folder.path);
  expect(file).toBe(folder.at('.tickit', 'models', 'first-1.json'));
  expect(await loadFineTunedModel('first-1', folder.path)).toEqual(record);
  await saveFineTunedModel({ ...record, seed: 8 }, folder.path);
  expect((await loadFineTunedModel('first-1', folder.path)).seed).toBe(8);
  expect(readdirSync(folder.at('.tickit', 'models'))).toEqual(['first-1.json']);
});

it('a copied file is a model of its new name', async () => {
  await using folder = tempFolder();
  folder.write('.tickit/models/copy.json', JSON.stringify(record));
  expect(await loadFineTunedModel('copy', folder.path)).toEqual({ ...record, name: 'copy' });
});

it('a missing model is a usage error that names those that are there', async () => {
  await using folder = tempFolder();
  await expect(loadFineTunedModel('first-2', folder.path)).rejects.toMatchObject({
    constructor: UsageError,
    hint: expect.stringContaining('sft train') as string,
  });
  await saveFineTunedModel(record, folder.path);
  await expect(loadFineTunedModel('first-2', folder.path)).rejects.toMatchObject({
    message: expect.stringMatching(/no fine-tuned model "first-2".*Did you mean "first-1"/) as string,
    hint: 'There are first-1.',
  });
});

it.each(['../secret', 'A', 'a b', '', 'a.json', 'a/b'])('"%s" is no name', async (name) => {
  await using folder = tempFolder();
  await expect(loadFineTunedModel(name, folder.path)).rejects.toThrow(UsageError);
  await expect(saveFineTunedModel({ ...record, name }, folder.path)).rejects.toThrow(UsageError);
});

it.each([
  ['cut off', JSON.stringify(record).slice(0, 100), 'expected JSON'],
  ['of something else', '{"name": "left-pad"}', 'version'],
  ['of another version', JSON.stringify({ ...record, version: 9 }), 'version'],
])('a file %s is a data error that names it', async (_, text, complaint) => {
  await using folder = tempFolder();
  const file = folder.write('.tickit/models/first-1.json', text);
  const loading = loadFineTunedModel('first-1', folder.path);
  await expect(loading).rejects.toThrow(DataError);
  await expect(loading).rejects.toThrow(file);
  await expect(loading).rejects.toThrow(complaint);
});

it('a file that can’t be read is a data error', async () => {
  await using folder = tempFolder();
  folder.write('.tickit/models/first-1.json/inside', '');
  await expect(loadFineTunedModel('first-1', folder.path)).rejects.toThrow(DataError);
});
