import { expect, it } from 'vitest';
import { clusteringScores } from '../../../src/metrics/clustering/clustering-scores.ts';
import { groupingOf } from './groupings.ts';

it.each([
  // a later ticket of the incident does not make an early link right
  { decision: 'a link before its incident came', incidents: 'baa', groups: 'xxx', right: [false, true] },
  { decision: 'a link to a group that its incident founded', incidents: 'aba', groups: 'xyx', right: [true] },
  { decision: 'a link to another group than that of its incident', incidents: 'aba', groups: 'xyy', right: [false] },
  { decision: 'a link of a ticket of no incident', incidents: 'a--', groups: 'xxx', right: [false, false] },
])('$decision', ({ incidents, groups, right }) => {
  const { precision } = clusteringScores(groupingOf({ incidents, groups })).link;
  expect(precision).toEqual({ value: right.filter(Boolean).length / right.length, n: right.length });
});

it.each([
  { founder: 'the first of its incident', incidents: 'ab', groups: 'xy', accuracy: 1 },
  { founder: 'of no incident', incidents: 'a-', groups: 'xy', accuracy: 1 },
  { founder: 'a repeat', incidents: 'aa', groups: 'xy', accuracy: 1 / 2 },
  { founder: 'a repeat whose incident was swallowed', incidents: 'baa', groups: 'xxy', accuracy: 1 / 3 },
])('a founder that is $founder', ({ incidents, groups, accuracy }) => {
  expect(clusteringScores(groupingOf({ incidents, groups })).link.accuracy.value).toBe(accuracy);
});
