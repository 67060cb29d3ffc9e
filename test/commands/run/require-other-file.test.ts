import { linkSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { requireOtherFile } from '../../../src/commands/run/require-other-file.ts';
import { UsageError } from '../../../src/errors.ts';
import { tempFolder, type TempFolder } from '../../helpers/temp-folder.ts';

it.each([
  { name: 'the same path', output: (folder: TempFolder) => folder.at('tickets.jsonl') },
  { name: 'another way to it', output: (folder: TempFolder) => `${folder.path}/./sub/../tickets.jsonl` },
  { name: 'a relative path', output: (folder: TempFolder) => path.relative('', folder.at('tickets.jsonl')) },
  { name: 'a link to it', output: (folder: TempFolder) => folder.at('link.jsonl') },
  { name: 'another name of it', output: (folder: TempFolder) => folder.at('twin.jsonl') },
])('an output that is an input by $name is refused', async ({ output }) => {
  await using folder = tempFolder();
  const input = folder.write('tickets.jsonl', '{}\n');
  folder.write('sub/other.jsonl', '');
  symlinkSync(input, folder.at('link.jsonl'));
  linkSync(input, folder.at('twin.jsonl'));
  const given = output(folder);
  expect(() => requireOtherFile([undefined, given], [undefined, input])).toThrow(UsageError);
  expect(() => requireOtherFile([given], [input])).toThrow(`${given}: is read, and would be replaced`);
});

it.each(['-', 'other.jsonl'])('an output to %s is not', async (output) => {
  await using folder = tempFolder();
  const input = folder.write('tickets.jsonl', '{}\n');
  const given = output === '-' ? output : folder.at(output);
  expect(() => requireOtherFile([given, undefined], [input, undefined])).not.toThrow();
});
