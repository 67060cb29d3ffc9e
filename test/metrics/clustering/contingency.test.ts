import { expect, it } from 'vitest';
import { contingencyOf } from '../../../src/metrics/clustering/contingency.ts';
import { incidentCount, perIncident } from '../../../src/metrics/clustering/incident-terms.ts';
import { groupingOf } from './groupings.ts';

// incidents: b not counted, then a, none, a, b, none
const GROUPING = groupingOf({ incidents: 'ba-ab-', groups: 'xyxyyz', counted: '.111.1', missed: 2 });

it('numbers parts in the order of first tickets, and knows their sizes', () => {
  const { incidents, groups, overlaps, countedIncidents } = contingencyOf(GROUPING);
  expect([...incidents.parts]).toEqual([0, 1, 2, 1, 0, 3]);
  expect([...incidents.sizes]).toEqual([2, 2, 1, 2, 2, 1]);
  expect([...incidents.countedSizes]).toEqual([0, 2, 1, 2, 0, 1]);
  expect([...groups.parts]).toEqual([0, 1, 0, 1, 1, 2]);
  expect([...groups.firsts]).toEqual([1, 1, 0, 0, 0, 1]);
  expect([...groups.sizes]).toEqual([2, 3, 2, 3, 3, 1]);
  expect([...groups.countedSizes]).toEqual([1, 2, 1, 2, 2, 1]);
  expect([...overlaps.sizes]).toEqual([1, 2, 1, 2, 1, 1]);
  expect([...countedIncidents]).toEqual([1, 2, 3]);
});

it('a ticket of no incident is alone, whatever number it has', () => {
  const incidents = Int32Array.of(-5, -5, -5, 2 ** 31 - 1);
  const falseAlarms = Uint8Array.of(0, 1, 0, 1);
  const grouping = { incidents, falseAlarms, groups: incidents, counted: null, missedIncidents: 0 };
  expect([...contingencyOf(grouping).incidents.parts]).toEqual([0, 1, 0, 2]);
});

it('adds up what counted tickets of an incident bring', () => {
  const contingency = contingencyOf(GROUPING);
  expect(incidentCount(contingency)).toBe(5);
  const terms = perIncident(contingency, (ticket) => 10 ** ticket);
  expect([...terms]).toEqual([1010, 100, 100_000, 0, 0]);
});

it.each([
  { name: 'groups', change: { groups: Int32Array.of(1, 2) } },
  { name: 'marks of false alarms', change: { falseAlarms: new Uint8Array(7) } },
  { name: 'marks of counted tickets', change: { counted: new Uint8Array(0) } },
])('refuses $name of another number of tickets', ({ change }) => {
  expect(() => contingencyOf({ ...GROUPING, ...change })).toThrow(RangeError);
});
