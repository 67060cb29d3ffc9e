import { readFile } from 'node:fs/promises';
import { expect, it } from 'vitest';
import { compileKernel } from '../../../../src/dedup/nearest/kernel/build-kernel.ts';

const MODULE = new URL('../../../../src/dedup/nearest/kernel/module.ts', import.meta.url);

it('the module is the kernel as it is written now', async () => {
  expect(await compileKernel()).toBe(await readFile(MODULE, 'utf8'));
});
