import path from 'node:path';
import { expect, it } from 'vitest';
import { placeIn } from '../../src/util/place-in-stack.ts';

const place = (file: string, line: number): string => `${path.relative('', file)}:${line}`;

it.each([
  ['    at f (file:///nowhere/a.mjs:12:3)', place('/nowhere/a.mjs', 12)],
  ['    at async file:///nowhere/a%20b.mjs:4:1', place('/nowhere/a b.mjs', 4)],
  ['    at Object.<anonymous> (/nowhere/a b.cjs:7:1)', place('/nowhere/a b.cjs', 7)],
  ['file:///nowhere/a.mjs:3\nimport { x } from "y";\n  ^', place('/nowhere/a.mjs', 3)],
  ['    at run (node:internal/modules/esm:3:1)\n    at file:///nowhere/a.mjs:5:1', place('/nowhere/a.mjs', 5)],
  [`    at own (${new URL('../../src/cli.ts', import.meta.url).href}:1:1)`, null],
  ["Error: Cannot find module '/nowhere/b.mjs' imported from /nowhere/a.mjs", null],
  ['Error: see /nowhere/notes.txt:3', null],
])('the place in %j', (stack, expected) => {
  expect(placeIn(stack)).toBe(expected);
});
