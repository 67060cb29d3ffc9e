import { expect, it } from 'vitest';
import { DataError } from '../../src/errors.ts';
import { explainStray } from '../../src/util/stray-error.ts';

const errorAt = (frame: string): Error =>
  Object.assign(new Error('no luck'), { stack: `Error: no luck\n    at ${frame}` });

it('an error in a file of the user`s own is named with its line', () => {
  const explained = explainStray(errorAt('file:///nowhere/a.mjs:12:3'));
  expect(explained).toBeInstanceOf(DataError);
  expect(String(explained)).toMatch(/nowhere\/a\.mjs:12: Error: no luck$/);
});

it.each([
  ['an error within this program', errorAt(`${new URL('../../src/cli.ts', import.meta.url).href}:1:1`)],
  ['an expected failure', new DataError('a.csv:1: expected text')],
  ['what is no error', 'no luck'],
])('%s stays what it is', (_, error) => {
  expect(explainStray(error)).toBe(error);
});
