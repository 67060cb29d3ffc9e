import fc from 'fast-check';
import { expect, it } from 'vitest';
import { marginalsOf, type CategoryLayout, type Confusion } from '../../src/metrics/confusion.ts';
import { matthews as ofMarginals } from '../../src/metrics/matthews.ts';
import { matrix } from './matrix.ts';

const matthews = (confusion: Confusion): number | null => ofMarginals(marginalsOf(confusion));

const TWO: CategoryLayout = { names: ['failure', 'other'], escalates: [true, false] };

const binary = (tp: number, fn: number, fp: number, tn: number): number | null =>
  matthews(
    matrix(
      [
        [tp, fn, 0, 0],
        [fp, tn, 0, 0],
      ],
      TWO,
    ),
  );

it.each([
  // (6·3 − 1·2) / √(7·8·4·5)
  { tp: 6, fn: 2, fp: 1, tn: 3, expected: 16 / Math.sqrt(1120) },
  // the example of scikit-learn's matthews_corrcoef: labels + + + −, answers + − + +
  { tp: 2, fn: 1, fp: 1, tn: 0, expected: -1 / 3 },
  { tp: 4, fn: 0, fp: 0, tn: 9, expected: 1 },
  { tp: 0, fn: 4, fp: 9, tn: 0, expected: -1 },
  { tp: 2, fn: 2, fp: 3, tn: 3, expected: 0 },
])('two categories with $tp, $fn, $fp, $tn give $expected', ({ tp, fn, fp, tn, expected }) => {
  expect(binary(tp, fn, fp, tn)).toBeCloseTo(expected, 12);
});

it.each([
  ['all labels are the same', 5, 3, 0, 0],
  ['all answers are the same', 5, 0, 3, 0],
  ['there is no ticket', 0, 0, 0, 0],
])('it is not defined when %s', (_, tp, fn, fp, tn) => {
  expect(binary(tp, fn, fp, tn)).toBeNull();
});

it('with two categories it is the textbook formula', () => {
  const count = fc.integer({ min: 0, max: 500 });
  fc.assert(
    fc.property(count, count, count, count, (tp, fn, fp, tn) => {
      const root = Math.sqrt((tp + fp) * (tp + fn) * (tn + fp) * (tn + fn));
      if (root === 0) expect(binary(tp, fn, fp, tn)).toBeNull();
      else expect(binary(tp, fn, fp, tn)).toBeCloseTo((tp * tn - fp * fn) / root, 9);
    }),
  );
});

it('three categories: a worked example', () => {
  // 10 tickets, 7 right, labels 3, 4, 3 and answers 3, 4, 3: (7·10 − 34) / (100 − 34)
  const rows = [
    [2, 1, 0, 0, 0],
    [0, 3, 1, 0, 0],
    [1, 0, 2, 0, 0],
  ];
  expect(matthews(matrix(rows))).toBeCloseTo(36 / 66, 12);
});

it('unparsed and failed are answers of their own kind', () => {
  // labels 3, 0, 2 and answers 2, 0, 1, then 1 unparsed, 1 failed: 3·5 − (6 + 2) = 7; 25 − 13 = 12; 25 − (4+1+1+1) = 18
  const rows = [
    [2, 0, 0, 1, 0],
    [0, 0, 0, 0, 0],
    [0, 0, 1, 0, 1],
  ];
  expect(matthews(matrix(rows))).toBeCloseTo(7 / Math.sqrt(12 * 18), 12);
});

it('labels and answers may change places', () => {
  const count = fc.integer({ min: 0, max: 50 });
  const square = fc.array(fc.array(count, { minLength: 3, maxLength: 3 }), { minLength: 3, maxLength: 3 });
  fc.assert(
    fc.property(square, (rows) => {
      const turned = rows.map((_, row) => rows.map((cells) => cells[row] ?? 0));
      const withNone = (cells: number[]): number[] => [...cells, 0, 0];
      const straight = matthews(matrix(rows.map(withNone)));
      const transposed = matthews(matrix(turned.map(withNone)));
      if (straight === null) expect(transposed).toBeNull();
      else expect(transposed).toBeCloseTo(straight, 9);
    }),
  );
});
