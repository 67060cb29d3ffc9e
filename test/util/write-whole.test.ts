import { spawnSync } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { writeWhole } from '../../src/util/write-whole.ts';
import { ensureBuilt } from '../helpers/built-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

await ensureBuilt();

it('appends all bytes', async () => {
  await using folder = tempFolder();
  const descriptor = openSync(folder.write('log', 'one\n'), 'a');
  writeWhole(descriptor, Buffer.from('two\n'));
  writeWhole(descriptor, Buffer.alloc(0));
  closeSync(descriptor);
  expect(folder.read('log')).toBe('one\ntwo\n');
});

const MODULE = fileURLToPath(new URL('../../dist/util/write-whole.js', import.meta.url));
const SCRIPT = `
  import { openSync } from 'node:fs';
  import { writeWhole } from ${JSON.stringify(MODULE)};
  const descriptor = openSync('log', 'a');
  for (const letter of 'bc') {
    try { writeWhole(descriptor, Buffer.from(letter.repeat(999) + '\\n')); } catch (error) { console.log(error.code); }
  }
  writeWhole(descriptor, Buffer.from('d\\n'));`;

it.runIf(process.platform === 'linux')('takes back the part of a line for which there was room', async () => {
  await using folder = tempFolder();
  // A kibibyte of 512-byte blocks: room for 24 bytes after the first line, and for what is short.
  folder.write('log', `${'a'.repeat(999)}\n`);
  const shell = `trap '' XFSZ; ulimit -f 2; exec "$NODE" --input-type=module -e "$SCRIPT"`;
  const { stdout, status } = spawnSync('sh', ['-c', shell], {
    cwd: folder.path,
    env: { PATH: process.env.PATH, NODE: process.execPath, SCRIPT },
    encoding: 'utf8',
  });
  expect({ status, stdout }).toEqual({ status: 0, stdout: 'EFBIG\nEFBIG\n' });
  expect(folder.read('log')).toBe(`${'a'.repeat(999)}\nd\n`);
});
