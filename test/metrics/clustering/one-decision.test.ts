import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clusteringScores } from '../../../src/metrics/clustering/clustering-scores.ts';
import type { Grouping } from '../../../src/metrics/clustering/grouping.ts';
import { oneDecisionEffects } from '../../../src/metrics/clustering/one-decision.ts';
import { anyTickets, groupingOf, toGrouping } from './groupings.ts';

const linkAccuracy = (grouping: Grouping) => [clusteringScores(grouping).link.accuracy.value];

it('is what the worst single move does, on average over the tickets', () => {
  // aa|b: all three decisions are right. Moving the first a to b's group: it founds and is right, the second a founds too
  // late, b is linked wrongly: 1/3. Leaving it alone: the second a founds: 2/3. The second a alone or with b: with b it is
  // wrong and b is wrong, 1/3; alone 2/3. b to a's group: 2/3. So the worst changes are 2/3, 2/3 and 1/3.
  const [effect] = oneDecisionEffects(groupingOf({ incidents: 'aab', groups: 'xxy' }), linkAccuracy);
  expect(effect).toBeCloseTo(Math.sqrt((4 / 9 + 4 / 9 + 1 / 9) / 3), 12);
});

it('a figure that can only rise is moved upward', () => {
  // two tickets of one incident, apart: accuracy 1/2, and 1 when either joins the other
  const [effect] = oneDecisionEffects(groupingOf({ incidents: 'aa', groups: 'xy' }), linkAccuracy);
  expect(effect).toBeCloseTo(1 / 2, 12);
});

it('is 0 without tickets and where a figure is not defined', () => {
  expect(oneDecisionEffects(groupingOf({ incidents: '', groups: '' }), linkAccuracy)).toEqual([0]);
  expect(oneDecisionEffects(groupingOf({ incidents: 'ab', groups: 'xy' }), () => [null])).toEqual([0]);
});

it('is from 0 to 1 for a share, whatever the groups', () => {
  fc.assert(
    fc.property(anyTickets, (tickets) => {
      const [effect = NaN] = oneDecisionEffects({ ...toGrouping(tickets), counted: null }, linkAccuracy);
      expect(effect).toBeGreaterThanOrEqual(0);
      expect(effect).toBeLessThanOrEqual(1);
    }),
  );
});

it('of many tickets some are tried, for about the same effect', () => {
  const half = (count: number): Grouping => ({
    incidents: Int32Array.from({ length: count }, (_, ticket) => ticket >> 1),
    falseAlarms: new Uint8Array(count),
    groups: Int32Array.from({ length: count }, (_, ticket) => ticket >> 1),
    counted: null,
    missedIncidents: 0,
  });
  let asked = 0;
  const counting = (grouping: Grouping) => {
    asked++;
    return linkAccuracy(grouping);
  };
  const [of1000 = NaN] = oneDecisionEffects(half(1000), counting);
  expect(asked).toBeLessThanOrEqual(301);
  // a first ticket that joins strangers makes its mate's decision wrong as well as its own
  expect(1000 * of1000).toBeGreaterThan(1);
  expect(1000 * of1000).toBeLessThan(3);
});
