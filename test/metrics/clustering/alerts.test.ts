import { expect, it } from 'vitest';
import { clusteringScores } from '../../../src/metrics/clustering/clustering-scores.ts';
import { groupingOf } from './groupings.ts';

it.each([
  { name: 'one each', letters: { incidents: 'abab', groups: 'xyxy' }, right: 2, extra: 0, swallowed: 0 },
  { name: 'a late one', letters: { incidents: 'baa', groups: 'xxy' }, right: 2, extra: 0, swallowed: 0 },
  { name: 'three about one', letters: { incidents: 'aaa', groups: 'xyz' }, right: 1, extra: 2, swallowed: 0 },
  { name: 'one for two', letters: { incidents: 'ab', groups: 'xx' }, right: 1, extra: 0, swallowed: 1 },
  { name: 'about no incident', letters: { incidents: '-a', groups: 'xy' }, right: 1, extra: 1, swallowed: 0 },
  // nobody is told of a
  {
    name: 'about no incident, with one in its group',
    letters: { incidents: '-a', groups: 'xx' },
    right: 0,
    extra: 1,
    swallowed: 1,
  },
  {
    name: 'none, as all was missed',
    letters: { incidents: '', groups: '', missed: 3 },
    right: 0,
    extra: 0,
    swallowed: 3,
  },
  { name: 'not counted', letters: { incidents: 'ba', groups: 'xy', counted: '.1' }, right: 1, extra: 0, swallowed: 0 },
  {
    name: 'not counted, and in its group one that is',
    letters: { incidents: 'ba', groups: 'xx', counted: '.1' },
    right: 0,
    extra: 0,
    swallowed: 1,
  },
])('alerts: $name', ({ letters, right, extra, swallowed }) => {
  const { alerts } = clusteringScores(groupingOf(letters));
  const predicted = right + extra;
  const due = right + swallowed;
  expect(alerts).toEqual({
    precision: { value: predicted === 0 ? null : right / predicted, n: predicted },
    recall: { value: due === 0 ? null : right / due, n: due },
    f1: { value: (2 * right) / (predicted + due), n: right + extra + swallowed },
    predicted,
    true: due,
    deviation: predicted - due,
    extra,
    swallowed,
  });
});
