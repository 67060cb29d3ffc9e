import { lstatSync, readdirSync, symlinkSync } from 'node:fs';
import { expect, it } from 'vitest';
import { writeTexts } from '../../src/util/write-texts.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

// eslint-disable-next-line @typescript-eslint/require-await
async function* texts(...given: (string | Error)[]): AsyncGenerator<string> {
  for (const text of given) {
    if (text instanceof Error) throw text;
    yield text;
  }
}

it('writes all texts, and replaces what was there', async () => {
  await using folder = tempFolder();
  const long = 'x'.repeat(100_000);
  await writeTexts(folder.write('out.jsonl', 'old'), texts('a\n', long, '\nb'));
  expect(folder.read('out.jsonl')).toBe(`a\n${long}\nb`);
  expect(readdirSync(folder.path)).toEqual(['out.jsonl']);
});

it('writes an empty file for no texts', async () => {
  await using folder = tempFolder();
  await writeTexts(folder.at('out.jsonl'), texts());
  expect(folder.read('out.jsonl')).toBe('');
});

it('leaves what was there, and nothing beside it, when the texts end in a failure', async () => {
  await using folder = tempFolder();
  const file = folder.write('out.jsonl', 'old');
  await expect(writeTexts(file, texts('x'.repeat(100_000), new Error('no more')))).rejects.toThrow('no more');
  expect(folder.read('out.jsonl')).toBe('old');
  expect(readdirSync(folder.path)).toEqual(['out.jsonl']);
});

it('writes where a link leads, and keeps the link', async () => {
  await using folder = tempFolder();
  folder.write('real.jsonl', 'old');
  symlinkSync('real.jsonl', folder.at('link.jsonl'));
  await writeTexts(folder.at('link.jsonl'), texts('new'));
  expect(folder.read('real.jsonl')).toBe('new');
  expect(lstatSync(folder.at('link.jsonl')).isSymbolicLink()).toBe(true);
});

it.runIf(process.platform === 'linux')('writes to a device instead of replacing it', async () => {
  await writeTexts('/dev/null', texts('gone'));
  expect(lstatSync('/dev/null').isCharacterDevice()).toBe(true);
});

it('says when the folder is not there', async () => {
  await using folder = tempFolder();
  await expect(writeTexts(folder.at('nowhere', 'out.jsonl'), texts('x'))).rejects.toThrow('ENOENT');
});
