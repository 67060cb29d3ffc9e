import { expect, it } from 'vitest';
import { ari } from '../../../src/metrics/clustering/ari.ts';
import { contingencyOf } from '../../../src/metrics/clustering/contingency.ts';
import { groupingOf } from './groupings.ts';

const value = (incidents: string, groups: string) => ari(contingencyOf(groupingOf({ incidents, groups }))).value;

it.each([
  // the examples of scikit-learn's adjusted_rand_score and of its user guide, which prints 0.57, −0.5 and 0.24
  { incidents: 'aabc', groups: 'xxyy', expected: 4 / 7 },
  { incidents: 'aabb', groups: 'xxyz', expected: 4 / 7 },
  { incidents: 'aabb', groups: 'xyxy', expected: -1 / 2 },
  { incidents: 'aaabbb', groups: 'xxyyzz', expected: 8 / 33 },
  { incidents: 'aaaa', groups: 'wxyz', expected: 0 },
  { incidents: 'aabb', groups: 'yyxx', expected: 1 },
  // Hubert and Arabie's formula by hand: 21 pairs, 3 + 1 + 1 of incidents, 1 + 3 + 1 of groups, 1 + 1 + 1 of both
  { incidents: 'aaabbcc', groups: 'xxyyyzz', expected: (21 * 3 - 25) / (21 * 5 - 25) },
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
