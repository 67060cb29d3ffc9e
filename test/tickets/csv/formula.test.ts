import fc from 'fast-check';
import { expect, it } from 'vitest';
import { neutralise, restore } from '../../../src/tickets/csv/formula.ts';
import { nastyText } from '../support.ts';

it.each([
  ['=1+1', "'=1+1"],
  ['+49 123', "'+49 123"],
  ['-x', "'-x"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['\tx', "'\tx"],
  ['\rx', "'\rx"],
  ["'=1", "''=1"],
  ['-5', '-5'],
  ['+1,234.5', '+1,234.5'],
  ['-1e-5', '-1e-5'],
  ['-1+1', "'-1+1"],
  ["'quoted'", "'quoted'"],
  ['', ''],
])('makes %j into %j', (cell, expected) => {
  expect(neutralise(cell)).toBe(expected);
});

it('is undone by restore', () => {
  fc.assert(
    fc.property(nastyText, (cell) => {
      expect(restore(neutralise(cell))).toBe(cell);
    }),
  );
});
