import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';
import { bestScreen } from '../../../../src/dedup/nearest/kernel/best-screen.ts';
import { plainScreen } from '../../../../src/dedup/nearest/kernel/plain-screen.ts';

it('is WebAssembly here, made once', () => {
  expect(bestScreen()).not.toBe(plainScreen);
  expect(bestScreen()).toBe(bestScreen());
});

it('is the plain one in a node without WebAssembly', () => {
  const folder = new URL('../../../../src/dedup/nearest/kernel/', import.meta.url);
  const script = `
    import { bestScreen } from '${new URL('best-screen.ts', folder).href}';
    import { plainScreen } from '${new URL('plain-screen.ts', folder).href}';
    console.log(typeof WebAssembly, bestScreen() === plainScreen);
  `;
  const args = ['--jitless', '--import', 'tsx', '--input-type=module', '--eval', script];
  const { stdout } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(stdout).toBe('undefined true\n');
});
