import { afterEach, expect, it } from 'vitest';
import { createIo } from '../../../src/commands/output/io.ts';

const { isTTY, columns } = process.stdout;

afterEach(() => {
  Object.assign(process.stdout, { isTTY, columns });
});

it.each([
  ['a terminal', { isTTY: true, columns: 60 }, 60],
  ['a terminal that tells no width', { isTTY: true, columns: 0 }, Infinity],
  ['a pipe or a file', { isTTY: false, columns: 60 }, Infinity],
])('the result is as wide as what it goes to: %s', (_, stdout, width) => {
  Object.assign(process.stdout, stdout);
  expect(createIo({}).width).toBe(width);
});
