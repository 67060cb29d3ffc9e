import { expect, it } from 'vitest';
import { clusteringScores } from '../../../src/metrics/clustering/clustering-scores.ts';
import { groupingOf } from './groupings.ts';

it.each([
  // pairs 12 13 23 in a group of three; 12 is right
  { letters: { incidents: 'aab', groups: 'xxx' }, right: 1, sameGroup: 3, sameIncident: 1 },
  // without 23, as neither is counted
  { letters: { incidents: 'abb', groups: 'xxx', counted: '1..' }, right: 0, sameGroup: 2, sameIncident: 0 },
  // an outsider's group of its own is nobody's business
  { letters: { incidents: 'aabb', groups: 'xxyz', counted: '11..' }, right: 1, sameGroup: 1, sameIncident: 1 },
  // two tickets of no incident are no pair
  { letters: { incidents: '--', groups: 'xx' }, right: 0, sameGroup: 1, sameIncident: 0 },
  // 6 and 1 pairs of incidents, 3 and 3 of groups, of which 123 and 56 (456 has 4 of a)
  { letters: { incidents: 'aaaabb', groups: 'xxxyyy' }, right: 4, sameGroup: 6, sameIncident: 7 },
])('$letters.incidents in $letters.groups', ({ letters, right, sameGroup, sameIncident }) => {
  const { precision, recall, f1 } = clusteringScores(groupingOf(letters)).pairwise;
  expect(precision).toEqual({ value: sameGroup === 0 ? null : right / sameGroup, n: sameGroup });
  expect(recall).toEqual({ value: sameIncident === 0 ? null : right / sameIncident, n: sameIncident });
  expect(f1).toEqual({ value: (2 * right) / (sameGroup + sameIncident), n: sameGroup + sameIncident - right });
});
