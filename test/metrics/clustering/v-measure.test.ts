import { expect, it } from 'vitest';
import { contingencyOf } from '../../../src/metrics/clustering/contingency.ts';
import { vMeasure } from '../../../src/metrics/clustering/v-measure.ts';
import { groupingOf } from './groupings.ts';

const value = (incidents: string, groups: string) => vMeasure(contingencyOf(groupingOf({ incidents, groups }))).value;

const harmonic = (h: number, c: number): number => (2 * h * c) / (h + c);
const ENTROPY_OF_THIRDS = Math.log(3);

it.each([
  // the examples of scikit-learn's v_measure_score, which prints 0.8, 0.8, 0.66, 0 and 0
  { incidents: 'aabc', groups: 'xxyy', expected: 0.8 },
  { incidents: 'aabb', groups: 'xxyz', expected: 0.8 },
  { incidents: 'aabb', groups: 'wxyz', expected: 2 / 3 },
  { incidents: 'aaaa', groups: 'wxyz', expected: 0 },
  { incidents: 'aabb', groups: 'xxxx', expected: 0 },
  // of its user guide, printed as homogeneity 0.66, completeness 0.42, V 0.51: only group y is mixed, half and half
  {
    incidents: 'aaabbb',
    groups: 'xxyyzz',
    expected: harmonic(2 / 3, (Math.log(2) * (2 / 3)) / ENTROPY_OF_THIRDS),
  },
  { incidents: 'aabb', groups: 'xyxy', expected: 0 },
  { incidents: 'aabb', groups: 'yyxx', expected: 1 },
])('$incidents in $groups gives $expected', ({ incidents, groups, expected }) => {
  expect(value(incidents, groups)).toBeCloseTo(expected, 12);
});

it.each([
  { name: 'all together in both', incidents: 'aaa', groups: 'xxx', expected: 1 },
  { name: 'all alone in both', incidents: 'abc', groups: 'xyz', expected: 1 },
  { name: 'together in truth alone', incidents: 'aaa', groups: 'xyz', expected: 0 },
  { name: 'together in groups alone', incidents: 'abc', groups: 'xxx', expected: 0 },
  { name: 'one ticket', incidents: 'a', groups: 'x', expected: 1 },
  { name: 'no ticket', incidents: '', groups: '', expected: null },
])('$name is exactly $expected', ({ incidents, groups, expected }) => {
  expect(value(incidents, groups)).toBe(expected);
});
