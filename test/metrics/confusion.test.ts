import { expect, it } from 'vitest';
import { answeredOnly, cellIndex, columnsOf, countAt, emptyConfusion, rowsOf } from '../../src/metrics/confusion.ts';
import { LAYOUT, matrix } from './matrix.ts';

it('columns are the categories, then the two ways to get none', () => {
  expect(columnsOf(LAYOUT)).toEqual(['failure', 'loss', 'other', 'unparsed', 'failed']);
});

it('an empty matrix has a zero for each label and outcome', () => {
  const none = [0, 0, 0, 0, 0];
  expect(rowsOf(emptyConfusion(LAYOUT))).toEqual([none, none, none]);
});

// three categories make rows of five cells
it.each([
  ['failure', 'failure', 0],
  ['failure', 'failed', 4],
  ['loss', 'failure', 5],
  ['loss', 'unparsed', 8],
  ['other', 'other', 12],
  ['other', 'failed', 14],
])('label %s and outcome %s meet in cell %i', (label, outcome, index) => {
  expect(cellIndex(LAYOUT, label, outcome)).toBe(index);
});

it.each([
  ['a label that is none', 'unparsed', 'other'],
  ['an unknown label', 'outage', 'other'],
  ['an unknown outcome', 'other', 'outage'],
  ['an empty outcome', 'other', ''],
])('%s has no cell', (_, label, outcome) => {
  expect(() => cellIndex(LAYOUT, label, outcome)).toThrow(RangeError);
});

it('rows and single counts agree', () => {
  const rows = [
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9, 10],
    [11, 12, 13, 14, 15],
  ];
  const confusion = matrix(rows);
  expect(rowsOf(confusion)).toEqual(rows);
  expect(countAt(confusion, 1, 3)).toBe(9);
  expect(countAt(confusion, 2, 0)).toBe(11);
});

it('the answered tickets are those with a category, and the whole is left as it was', () => {
  const confusion = matrix([
    [1, 2, 3, 4, 5],
    [6, 7, 8, 9, 10],
    [11, 12, 13, 14, 15],
  ]);
  expect(rowsOf(answeredOnly(confusion))).toEqual([
    [1, 2, 3, 0, 0],
    [6, 7, 8, 0, 0],
    [11, 12, 13, 0, 0],
  ]);
  expect(countAt(confusion, 0, 4)).toBe(5);
});
