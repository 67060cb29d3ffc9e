import fc from 'fast-check';
import { expect, it } from 'vitest';
import { clusteringScores } from '../../../src/metrics/clustering/clustering-scores.ts';
import { estimateClusterings } from '../../../src/metrics/clustering/estimate-clusterings.ts';
import { mapClusteringScores } from '../../../src/metrics/clustering/scores.ts';
import type { Share } from '../../../src/metrics/share.ts';
import { seededRandom } from '../../../src/util/random.ts';
import { anyMissed, anyTickets, LETTERS, rounded, toGrouping, type GroupedTicket } from './groupings.ts';

const SEEDED = { seed: 31 };

const scoresOf = (tickets: readonly GroupedTicket[], missed = 0) => clusteringScores(toGrouping(tickets, missed));

function sharesOf(scores: ReturnType<typeof scoresOf>): Share[] {
  const shares: Share[] = [];
  mapClusteringScores(scores, (figure) => shares.push(figure));
  return shares;
}

const withGroups = (tickets: readonly GroupedTicket[], groupOf: (ticket: GroupedTicket, index: number) => string) =>
  tickets.map((ticket, index) => ({ ...ticket, group: groupOf(ticket, index) }));

/** Names enough for every ticket to have one of its own. */
const MANY_NAMES = [...LETTERS, ...Array.from({ length: 20 }, (_, index) => `ticket ${index}`)];

it('every share lies in [0, 1], ARI in [-1, 1], and null goes with undefined alone', () => {
  fc.assert(
    fc.property(anyTickets, anyMissed, (tickets, missed) => {
      const scores = scoresOf(tickets, missed);
      for (const { value, n } of sharesOf(scores)) {
        expect(Number.isInteger(n) && n >= 0).toBe(true);
        expect(value === null).toBe(n === 0);
        expect(Math.abs(value ?? 0)).toBeLessThanOrEqual(1);
      }
      for (const { value } of sharesOf({ ...scores, ari: { value: 0, n: 1 } })) {
        expect(value ?? 0).toBeGreaterThanOrEqual(0);
      }
    }),
    SEEDED,
  );
});

it('groups that are the incidents get 1 everywhere, and no alert too many or too few', () => {
  const named = anyTickets.map((tickets) => tickets.filter(({ incident }) => incident !== null));
  fc.assert(
    fc.property(named, (tickets) => {
      const marked = tickets.map((ticket) => ({ ...ticket, isCounted: true }));
      const scores = scoresOf(withGroups(marked, ({ incident }) => incident ?? ''));
      for (const { value } of sharesOf(scores)) expect(value ?? 1).toBe(1);
      const { deviation, extra, swallowed } = scores.alerts;
      expect([deviation, extra, swallowed]).toEqual([0, 0, 0]);
    }),
    SEEDED,
  );
});

it('without links no pair and no link can be wrong, and no ticket has another in its group', () => {
  fc.assert(
    fc.property(anyTickets, (tickets) => {
      const apart = withGroups(tickets, (_, index) => `ticket ${index}`);
      const { pairwise, link, bcubed } = clusteringScores(toGrouping(apart, 0, MANY_NAMES));
      expect([pairwise.precision, link.precision]).toEqual(Array(2).fill({ value: null, n: 0 }));
      expect(bcubed.precision.value ?? 1).toBe(1);
    }),
    SEEDED,
  );
});

it('how incidents and groups are numbered changes nothing, the intervals included', () => {
  const names = fc.shuffledSubarray(LETTERS, { minLength: LETTERS.length });
  const estimate = (tickets: readonly GroupedTicket[], missed: number, order: readonly string[]) =>
    estimateClusterings([toGrouping(tickets, missed, order)], { resamples: 20, random: seededRandom(1) });
  fc.assert(
    fc.property(anyTickets, anyMissed, names, (tickets, missed, order) => {
      expect(estimate(tickets, missed, order)).toEqual(estimate(tickets, missed, LETTERS));
    }),
    SEEDED,
  );
});

it('the order of tickets changes no figure of pairs, tickets or partitions', () => {
  const shuffled = anyTickets.chain((tickets) =>
    fc.tuple(fc.constant(tickets), fc.shuffledSubarray(tickets, { minLength: tickets.length })),
  );
  fc.assert(
    fc.property(shuffled, ([tickets, others]) => {
      const one = mapClusteringScores(scoresOf(tickets), rounded);
      const other = mapClusteringScores(scoresOf(others), rounded);
      expect(other).toEqual({ ...one, link: other.link, alerts: other.alerts });
      expect(other.alerts.true).toBe(one.alerts.true);
    }),
    SEEDED,
  );
});

it('recall of pairs and of tickets never falls when two groups become one', () => {
  const [into, from] = LETTERS.slice(-2);
  fc.assert(
    fc.property(anyTickets, (tickets) => {
      const apart = scoresOf(tickets);
      const merged = scoresOf(withGroups(tickets, ({ group }) => (group === from ? (into ?? '') : group)));
      expect(merged.pairwise.recall.value ?? 0).toBeGreaterThanOrEqual(apart.pairwise.recall.value ?? 0);
      expect(merged.bcubed.recall.value ?? 0).toBeGreaterThanOrEqual((apart.bcubed.recall.value ?? 0) - 1e-12);
    }),
    SEEDED,
  );
});

it('the alert counts add up', () => {
  fc.assert(
    fc.property(anyTickets, anyMissed, (tickets, missed) => {
      const { alerts } = scoresOf(tickets, missed);
      expect(alerts.predicted - alerts.extra).toBe(alerts.true - alerts.swallowed);
      expect(alerts.deviation).toBe(alerts.extra - alerts.swallowed);
      expect(alerts.swallowed).toBeGreaterThanOrEqual(missed);
    }),
    SEEDED,
  );
});
