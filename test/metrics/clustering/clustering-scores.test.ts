import { expect, it } from 'vitest';
import { clusteringScores } from '../../../src/metrics/clustering/clustering-scores.ts';
import { mapClusteringScores } from '../../../src/metrics/clustering/scores.ts';
import type { Share } from '../../../src/metrics/share.ts';
import { groupingOf, rounded } from './groupings.ts';

const share = (value: number | null, n: number): Share => ({ value, n });
const triple = (precision: Share, recall: Share, f1: Share) => ({ precision, recall, f1 });
const { log } = Math;

it.each([
  {
    name: 'an incident torn apart and another swallowed',
    letters: { incidents: 'aaabb', groups: 'xxyyy' },
    // pairs of a 3, of b 1; of x 1, of y 3; right 12 and 45
    pairwise: triple(share(2 / 4, 4), share(2 / 4, 4), share(4 / 8, 6)),
    // precision 2/2 2/2 1/3 2/3 2/3, recall 2/3 2/3 1/3 2/2 2/2: both sum to 11/3
    bcubed: triple(share(11 / 15, 5), share(11 / 15, 5), share(11 / 15, 5)),
    // links 2 right, 4 wrong, 5 right; repeats 2 3 5; right founder 1
    link: { ...triple(share(2 / 3, 3), share(2 / 3, 3), share(4 / 6, 4)), accuracy: share(3 / 5, 5) },
    // alerts 1 and 3, both about a
    alerts: {
      ...triple(share(1 / 2, 2), share(1 / 2, 2), share(2 / 4, 3)),
      predicted: 2,
      true: 2,
      deviation: 0,
      extra: 1,
      swallowed: 1,
    },
    // (10 · 2 − 4 · 4) / (10 · 4 − 4 · 4)
    ari: share(4 / 24, 5),
    // group y is a third a; incident a is a third y
    vMeasure: share(1 - (log(3) / 5 + (2 / 5) * log(3 / 2)) / ((3 / 5) * log(5 / 3) + (2 / 5) * log(5 / 2)), 5),
  },
  {
    name: 'tickets of no incident and a missed incident',
    letters: { incidents: 'a-bac-', groups: 'uuvvwx', missed: 1 },
    // pairs of groups 12 34, of incidents 14
    pairwise: triple(share(0, 2), share(0, 1), share(0, 3)),
    // precision 1/2 1/2 1/2 1/2 1 1, recall 1/2 1 1 1/2 1 1: F1 = 2 · 4/6 · 5/6 / (9/6)
    bcubed: triple(share(4 / 6, 6), share(5 / 6, 6), share(20 / 27, 6)),
    // links 2 and 4 wrong; repeat 4; right founders 1 3 5 6
    link: { ...triple(share(0, 2), share(0, 1), share(0, 3)), accuracy: share(4 / 6, 6) },
    // alerts 1 3 5 right, 6 extra; the missed one swallowed
    alerts: {
      ...triple(share(3 / 4, 4), share(3 / 4, 4), share(6 / 8, 5)),
      predicted: 4,
      true: 4,
      deviation: 0,
      extra: 1,
      swallowed: 1,
    },
    // (15 · 0 − 1 · 2) / (15 · 3/2 − 1 · 2)
    ari: share(-2 / 20.5, 6),
    // entropies 2/6 ln 3 + 4/6 ln 6 and 4/6 ln 3 + 2/6 ln 6, given the other 4/6 ln 2 and 2/6 ln 2
    vMeasure: share(1 - log(2) / (log(3) + log(6)), 6),
  },
  {
    name: 'a ticket that is not counted in a group of counted ones',
    letters: { incidents: 'aabcc', groups: 'xxxyx', counted: '11.11' },
    // pairs of x 12 13 15 23 25 35, of incidents 12 45
    pairwise: triple(share(1 / 6, 6), share(1 / 2, 2), share(2 / 8, 7)),
    // precision 2/4 2/4 1/1 1/4, recall 1 1 1/2 1/2: F1 = 2 · 9/16 · 12/16 / (21/16)
    bcubed: triple(share(9 / 16, 4), share(3 / 4, 4), share(27 / 42, 4)),
    // links 2 right, 5 wrong; repeats 2 5; right founders 1 4
    link: { ...triple(share(1 / 2, 2), share(1 / 2, 2), share(2 / 4, 3)), accuracy: share(3 / 4, 4) },
    alerts: {
      ...triple(share(1, 2), share(1, 2), share(1, 2)),
      predicted: 2,
      true: 2,
      deviation: 0,
      extra: 0,
      swallowed: 0,
    },
    // of 1245 alone: (6 · 1 − 2 · 3) / …
    ari: share(0, 4),
    // x is aac: 2/4 ln 3/2 + 1/4 ln 3; c is yx: 2/4 ln 2
    vMeasure: share(
      1 -
        ((2 / 4) * log(3 / 2) + (1 / 4) * log(3) + (2 / 4) * log(2)) /
          (log(2) + (3 / 4) * log(4 / 3) + (1 / 4) * log(4)),
      4,
    ),
  },
  {
    name: 'a group founded by a ticket that is not counted',
    letters: { incidents: 'baac', groups: 'xxyx', counted: '.11.' },
    // pairs with 2 or 3: of groups 12 24 (not 14), of incidents 23
    pairwise: triple(share(0, 2), share(0, 1), share(0, 3)),
    // precision 1/3 1/1, recall 1/2 1/2: F1 = 2 · 4/6 · 3/6 / (7/6)
    bcubed: triple(share(4 / 6, 2), share(1 / 2, 2), share(4 / 7, 2)),
    // link 2 wrong; repeat 3, which founds
    link: { ...triple(share(0, 1), share(0, 1), share(0, 2)), accuracy: share(0, 2) },
    // 3 is late, but the first alert about a
    alerts: {
      ...triple(share(1, 1), share(1, 1), share(1, 1)),
      predicted: 1,
      true: 1,
      deviation: 0,
      extra: 0,
      swallowed: 0,
    },
    // (1 · 0 − 1 · 0) / (1 · 1/2 − 1 · 0)
    ari: share(0, 2),
    // all one incident, two groups: complete to 0
    vMeasure: share(0, 2),
  },
  {
    name: 'everything linked',
    letters: { incidents: 'ab-aba', groups: 'xxxxxx' },
    // pairs of a 3, of b 1, of x 15
    pairwise: triple(share(4 / 15, 15), share(1, 4), share(8 / 19, 15)),
    // precision 3/6 2/6 1/6 3/6 2/6 3/6 = 14/6: F1 = 2 · 14/36 / (50/36)
    bcubed: triple(share(14 / 36, 6), share(1, 6), share(28 / 50, 6)),
    // links 2 and 3 wrong, 4 5 6 right; repeats 4 5 6; right founder 1
    link: { ...triple(share(3 / 5, 5), share(1, 3), share(6 / 8, 5)), accuracy: share(4 / 6, 6) },
    // b is swallowed
    alerts: {
      ...triple(share(1, 1), share(1 / 2, 2), share(2 / 3, 2)),
      predicted: 1,
      true: 2,
      deviation: -1,
      extra: 0,
      swallowed: 1,
    },
    ari: share(0, 6),
    vMeasure: share(0, 6),
  },
  {
    name: 'nothing linked',
    letters: { incidents: 'abaab', groups: 'vwxyz' },
    pairwise: triple(share(null, 0), share(0, 4), share(0, 4)),
    // recall 1/3 1/2 1/3 1/3 1/2 = 2: F1 = 2 · 2/5 / (7/5)
    bcubed: triple(share(1, 5), share(2 / 5, 5), share(4 / 7, 5)),
    link: { ...triple(share(null, 0), share(0, 3), share(0, 3)), accuracy: share(2 / 5, 5) },
    alerts: {
      ...triple(share(2 / 5, 5), share(1, 2), share(4 / 7, 5)),
      predicted: 5,
      true: 2,
      deviation: 3,
      extra: 3,
      swallowed: 0,
    },
    ari: share(0, 5),
    // entropies 3/5 ln 5/3 + 2/5 ln 5/2 and ln 5; groups given incidents 3/5 ln 3 + 2/5 ln 2
    vMeasure: share(
      1 - ((3 / 5) * log(3) + (2 / 5) * log(2)) / (log(5) + (3 / 5) * log(5 / 3) + (2 / 5) * log(5 / 2)),
      5,
    ),
  },
  {
    name: 'each group an incident',
    letters: { incidents: 'ab-acb-a', groups: 'uvwuxvyu' },
    pairwise: triple(share(1, 4), share(1, 4), share(1, 4)),
    bcubed: triple(share(1, 8), share(1, 8), share(1, 8)),
    link: { ...triple(share(1, 3), share(1, 3), share(1, 3)), accuracy: share(1, 8) },
    // two alerts about nothing
    alerts: {
      ...triple(share(3 / 5, 5), share(1, 3), share(6 / 8, 5)),
      predicted: 5,
      true: 3,
      deviation: 2,
      extra: 2,
      swallowed: 0,
    },
    ari: share(1, 8),
    vMeasure: share(1, 8),
  },
])('$name', ({ letters, pairwise, bcubed, link, alerts, ari, vMeasure }) => {
  const expected = { pairwise, bcubed, link, alerts, ari, vMeasure };
  const scores = clusteringScores(groupingOf(letters));
  expect(mapClusteringScores(scores, rounded)).toEqual(mapClusteringScores(expected, rounded));
});

const NOTHING = {
  pairwise: triple(share(null, 0), share(null, 0), share(null, 0)),
  bcubed: triple(share(null, 0), share(null, 0), share(null, 0)),
  link: { ...triple(share(null, 0), share(null, 0), share(null, 0)), accuracy: share(null, 0) },
  alerts: {
    ...triple(share(null, 0), share(null, 0), share(null, 0)),
    predicted: 0,
    true: 0,
    deviation: 0,
    extra: 0,
    swallowed: 0,
  },
  ari: share(null, 0),
  vMeasure: share(null, 0),
};

it.each([
  { name: 'without a ticket', letters: { incidents: '', groups: '' } },
  { name: 'without a counted ticket', letters: { incidents: 'aab', groups: 'xyx', counted: '...' } },
])('$name every figure is null', ({ letters }) => {
  expect(clusteringScores(groupingOf(letters))).toEqual(NOTHING);
});

it('without a ticket, incidents may still have been missed', () => {
  const { alerts, ...others } = clusteringScores(groupingOf({ incidents: '', groups: '', missed: 2 }));
  expect({ ...others, alerts: NOTHING.alerts }).toEqual(NOTHING);
  expect(alerts).toEqual({
    ...triple(share(null, 0), share(0, 2), share(0, 2)),
    predicted: 0,
    true: 2,
    deviation: -2,
    extra: 0,
    swallowed: 2,
  });
});

it('a single ticket is a right founder and a right alert', () => {
  expect(clusteringScores(groupingOf({ incidents: 'a', groups: 'x' }))).toEqual({
    pairwise: NOTHING.pairwise,
    bcubed: triple(share(1, 1), share(1, 1), share(1, 1)),
    link: { ...NOTHING.link, accuracy: share(1, 1) },
    alerts: {
      ...triple(share(1, 1), share(1, 1), share(1, 1)),
      predicted: 1,
      true: 1,
      deviation: 0,
      extra: 0,
      swallowed: 0,
    },
    ari: share(1, 1),
    vMeasure: share(1, 1),
  });
});

it('counting all tickets needs no marks', () => {
  const letters = { incidents: 'aab-c', groups: 'xxxyx' };
  expect(clusteringScores({ ...groupingOf(letters), counted: null })).toEqual(clusteringScores(groupingOf(letters)));
});
