import { expect, it } from 'vitest';
import { DataError } from '../../../../src/errors.ts';
import { compareSweeps } from '../../../../src/runs/sweep/comparison/compare-sweeps.ts';
import type { ComparedSweep } from '../../../../src/runs/sweep/comparison/compared-sweep.ts';
import { groupedTickets, makeSweep, makeSweepFacts } from '../build-sweep.ts';

const OPTIONS = { isIntersection: false, seed: 1 };

const INCIDENTS = 'aaabb-';
/** T-2 and T-3 rightly with T-1, T-5 alone, the false alarm T-6 with T-4. */
const BASE = makeSweep({ incidents: INCIDENTS, groups: 'xxxyzy' });
/** T-3 wrongly into the group of T-4, T-5 rightly; T-6 alone. */
const CHANGED = makeSweep({ incidents: INCIDENTS, groups: 'xxyyyz' });

const compare = (base: ComparedSweep, changed: ComparedSweep) => compareSweeps(base, changed, OPTIONS).comparison;

it('tells how figures, decisions and links differ', () => {
  const { scores, ...comparison } = compare(BASE, CHANGED);
  expect(comparison).toMatchObject({
    kind: 'compare-sweep',
    tickets: 6,
    // a, b and the false alarm
    incidents: 3,
    base: { threshold: 0.9, rewrite: false },
    // T-3 and T-4 broken (T-3 founds the group in which T-4 is the first of its incident), T-5 and T-6 fixed
    decisions: { fixed: 2, broken: 2, pValue: 1 },
  });
  // base: T-1, T-2, T-3: 1; T-4: 1/2; T-5: 1; T-6: 1/2. changed: 1, 1, 1/3, 2/3, 2/3, 1
  expect(scores.bcubed.precision.base).toBeCloseTo(5 / 6, 12);
  expect(scores.bcubed.precision.value).toBeCloseTo((14 / 3 - 5) / 6, 12);
  // base: 1, 1, 1, 1/2, 1/2, 1. changed: 2/3, 2/3, 1/3, 1, 1, 1
  expect(scores.bcubed.recall.value).toBeCloseTo((14 / 3 - 5) / 6, 12);
  // pairs in the same group: 3 + 1 of which 3 right, then 1 + 3 of which 2; of 4 pairs of the same incident
  expect(scores.pairwise.precision).toMatchObject({ base: 3 / 4, changed: 2 / 4 });
  expect(scores.pairwise.recall).toMatchObject({ base: 3 / 4, changed: 2 / 4 });
  expect(scores.link.accuracy).toMatchObject({ base: 4 / 6, changed: 4 / 6, value: 0 });
  // alerts: T-1, T-4, T-5 for two incidents, then T-1, T-3, T-6
  expect(scores.alerts.deviation).toMatchObject({ base: 1, changed: 1 });
  expect(comparison.links).toEqual([
    { change: 'lost', isRight: true, count: 1, first: [link('T-3', 'INC-a', 'T-1')] },
    { change: 'gained', isRight: false, count: 1, first: [link('T-4', 'INC-b', 'T-3')] },
    { change: 'gained', isRight: true, count: 1, first: [link('T-5', 'INC-b', 'T-3')] },
    { change: 'lost', isRight: false, count: 1, first: [link('T-6', null, 'T-4')] },
  ]);
});

const link = (ticketId: string, incidentId: string | null, founderId: string) => ({ ticketId, incidentId, founderId });

it('a sweep and itself differ in nothing', () => {
  const { scores, decisions, links, texts, parameters } = compare(BASE, BASE);
  expect(scores.bcubed.f1.value).toBe(0);
  expect({ decisions, links, texts, parameters }).toEqual({
    decisions: { fixed: 0, broken: 0, pValue: 1 },
    links: [],
    texts: [],
    parameters: [],
  });
});

it('tickets that got no description stand alone, each by itself, and are counted', () => {
  const { described, scores } = compare(BASE, makeSweep({ incidents: INCIDENTS, groups: 'xx..zz' }));
  expect(described).toEqual({ base: { value: 1, n: 6 }, changed: { value: 4 / 6, n: 6 } });
  // groups T-1 T-2, T-3, T-4, T-5 T-6
  expect(scores.alerts.deviation.changed).toBe(4 - 2);
});

const without = (sweep: ComparedSweep, ticketId: string): ComparedSweep => ({
  ...sweep,
  tickets: sweep.tickets.filter((ticket) => ticket.ticketId !== ticketId),
});

it('tickets that only one has, or that differ, are named and refused, or left out', () => {
  const [first, ...others] = CHANGED.tickets;
  const changed = {
    ...CHANGED,
    tickets: [{ ...first!, contentSha256: 'f'.repeat(16) }, ...others.filter(({ ticketId }) => ticketId !== 'T-6')],
  };
  const base = without(BASE, 'T-5');
  expect(() => compare(base, changed)).toThrow(
    /1 in the base run only: T-6\n1 in the changed run only: T-5\n1 with other content: T-1/,
  );
  const { comparison } = compareSweeps(base, changed, { ...OPTIONS, isIntersection: true });
  expect(comparison).toMatchObject({ tickets: 3, leftOut: { otherContent: { first: ['T-1'] } } });
});

it.each([
  { name: 'label', other: { label: 'loss' }, says: '1 with another label: T-2' },
  { name: 'incident', other: { incidentId: 'INC-b' }, says: '1 with another incident: T-2' },
])('another $name is refused', ({ other, says }) => {
  const tickets = groupedTickets({ incidents: INCIDENTS, groups: 'xxxyzy' });
  tickets[1] = { ...tickets[1]!, ...other };
  expect(() => compare(BASE, { ...CHANGED, tickets })).toThrow(says);
});

it('runs that missed other incidents are refused, and compared without them where tickets may be left out', () => {
  const missing = (missedIncidents: number) => ({
    ...BASE,
    facts: makeSweepFacts({ fromRun: { folder: 'run', predictionsSha256: 'p', missedIncidents } }),
  });
  expect(compare(missing(2), missing(2)).incidents).toBe(3 + 2);
  expect(() => compare(missing(2), missing(3))).toThrow(DataError);
  const { comparison } = compareSweeps(missing(2), missing(3), { ...OPTIONS, isIntersection: true });
  expect(comparison.incidents).toBe(3);
});

it('shows how prompts and parameters differ', () => {
  const text = (content: string) => [{ name: 'describe.md', hash: content, text: `${content}\n` }];
  const facts = makeSweepFacts({ embedder: 'others', windowHours: 72 });
  const { texts, parameters } = compare({ ...BASE, texts: text('old') }, { ...BASE, facts, texts: text('new') });
  expect(texts[0]?.diff).toContain('-old\n+new');
  expect(parameters).toEqual([
    { name: 'embedder', base: 'vectors', changed: 'others' },
    { name: 'windowHours', base: null, changed: 72 },
  ]);
});
