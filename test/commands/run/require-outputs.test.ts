import { linkSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { requireOutputs } from '../../../src/commands/run/require-outputs.ts';
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
  expect(() => requireOutputs([undefined, given], [undefined, input])).toThrow(UsageError);
  expect(() => requireOutputs([given], [input])).toThrow(`${given}: is read, and would be replaced`);
});

it.each(['-', 'other.jsonl'])('an output to %s is not', async (output) => {
  await using folder = tempFolder();
  const input = folder.write('tickets.jsonl', '{}\n');
  const given = output === '-' ? output : folder.at(output);
  expect(() => requireOutputs([given, undefined], [input, undefined])).not.toThrow();
});

it.each([
  { name: 'nowhere/out.csv', message: "nowhere/out.csv: can't be written: ENOENT" },
  { name: 'file/out.csv', message: "file/out.csv: can't be written: ENOTDIR" },
  { name: 'folder', message: 'folder: expected a file, got a folder' },
])('an output to $name is refused before anything is done', async ({ name, message }) => {
  await using folder = tempFolder();
  folder.write('file', '');
  folder.write('folder/other', '');
  expect(() => requireOutputs([folder.at(name)], [])).toThrow(UsageError);
  expect(() => requireOutputs([folder.at(name)], [])).toThrow(message);
});

it.each(['/dev/null', '-', undefined])('an output to %s is none that has to be replaced', (output) => {
  expect(() => requireOutputs([output], [])).not.toThrow();
});

it('an output goes into the folder that the run makes', async () => {
  await using folder = tempFolder();
  const output = folder.at('run/out.csv');
  expect(() => requireOutputs([output], [], folder.at('run'))).not.toThrow();
  expect(() => requireOutputs([output], [], folder.at('other'))).toThrow(UsageError);
  expect(() => requireOutputs(['results/out.csv'], [])).not.toThrow();
});
