import { spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, it } from 'vitest';
import { writeWhole } from '../../src/util/write-whole.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

it('appends all bytes', async () => {
  await using folder = tempFolder();
  const descriptor = openSync(folder.write('log', 'one\n'), 'a');
  writeWhole(descriptor, Buffer.from('two\n'));
  writeWhole(descriptor, Buffer.alloc(0));
  closeSync(descriptor);
  expect(folder.read('log')).toBe('one\ntwo\n');
});

const MODULE = fileURLToPath(new URL('../../src/util/write-whole.ts', import.meta.url));
const { outputText: BUILT } = ts.transpileModule(readFileSync(MODULE, 'utf8'), {
  compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ESNext },
});
const SCRIPT = `
  import { openSync } from 'node:fs';
  import { writeWhole } from './write-whole.mjs';
  const descriptor = openSync('log', 'a');
  for (const letter of 'bc') {
    try { writeWhole(descriptor, Buffer.from(letter.repeat(999) + '\\n')); } catch (error) { console.log(error.code); }
  }
  writeWhole(descriptor, Buffer.from('d\\n'));`;

it.runIf(process.platform === 'linux')('takes back the part of a line for which there was room', async () => {
  await using folder = tempFolder();
  // A kibibyte of 512-byte blocks: room for 24 bytes after the first line, and for what is short.
  folder.write('log', `${'a'.repeat(999)}\n`);
  folder.write('write-whole.mjs', BUILT);
  folder.write('script.mjs', SCRIPT);
  const shell = `trap '' XFSZ; ulimit -f 2; exec "$NODE" script.mjs`;
  const { stdout, status } = spawnSync('sh', ['-c', shell], {
    cwd: folder.path,
    env: { PATH: process.env.PATH, NODE: process.execPath },
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'EFBIG\nEFBIG\n' });
  expect(folder.read('log')).toBe(`${'a'.repeat(999)}\nd\n`);
});
