import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { PACKAGE_FOLDER } from '../src/own-folders.ts';

const textOf = (...names: string[]): string => readFileSync(path.join(PACKAGE_FOLDER, ...names), 'utf8');
const { dependencies } = JSON.parse(textOf('package.json')) as { dependencies: Record<string, string> };

it.each(Object.keys(dependencies))('the licence of %s goes with what is built', (name) => {
  const folder = path.join('node_modules', name);
  const licence = readdirSync(path.join(PACKAGE_FOLDER, folder)).find((file) => /^licen[cs]e/i.test(file)) ?? '';
  const { version } = JSON.parse(textOf(folder, 'package.json')) as { version: string };
  const notices = textOf('dist', 'THIRD-PARTY-LICENSES.txt');
  expect(notices).toContain(`${name} ${version} (`);
  expect(notices).toContain(textOf(folder, licence).trim());
});

it('so does the licence of code that a package has taken over from others', () => {
  const takenOver = textOf('node_modules', 'openai', 'src', 'internal', 'qs', 'LICENSE.md');
  expect(takenOver).toContain('BSD 3-Clause');
  expect(textOf('dist', 'THIRD-PARTY-LICENSES.txt')).toContain(takenOver.trim());
});
