import { expect, it } from 'vitest';
import { divide } from '../../../src/runs/sweep/divide.ts';
import { escalatedTickets } from '../../../src/runs/sweep/escalated-tickets.ts';
import { descriptionRecord } from './build.ts';

const categories = [
  { name: 'system_failure', escalates: true, team: null },
  { name: 'other', escalates: false, team: null },
];

const ticketsOf = (drawn: readonly Parameters<typeof descriptionRecord>[0][]) =>
  escalatedTickets(
    drawn.map((more, ordinal) => descriptionRecord({ ticketId: `T-${ordinal}`, ordinal, ...more })),
    { categories },
  );

it('tickets are divided by their split where both parts have some', () => {
  const tickets = ticketsOf([{ split: 'train' }, { split: 'test' }, { split: null }, { split: 'dev' }]);
  expect(divide(tickets)).toEqual({ by: 'split', places: { development: [0, 2, 3], 'held-out': [1] } });
});

it('else by the time of the first ticket of their incident, the middle one with the early ones', () => {
  // In time order: A, B, A, C, and so A and B are early.
  const tickets = ticketsOf([
    { incidentId: 'C', createdAt: '2025-01-04T00:00:00Z' },
    { incidentId: 'A', createdAt: '2025-01-01T00:00:00Z' },
    { incidentId: 'A', createdAt: '2025-01-03T00:00:00Z' },
    { incidentId: 'B', createdAt: '2025-01-02T00:00:00Z' },
  ]);
  expect(tickets.records.map(({ incidentId }) => incidentId)).toEqual(['A', 'B', 'A', 'C']);
  expect(divide(tickets)).toEqual({ by: 'time', places: { development: [0, 1, 2], 'held-out': [3] } });
});

it('a false alarm is of no incident, whatever it says', () => {
  const tickets = ticketsOf([{ incidentId: 'A' }, { incidentId: 'A', label: 'other' }]);
  expect([...tickets.falseAlarms]).toEqual([0, 1]);
  expect(divide(tickets).places).toEqual({ development: [0], 'held-out': [1] });
});

it('is said to be by order when no ticket has a time', () => {
  const tickets = ticketsOf([{ incidentId: 'B' }, { incidentId: 'A' }, { incidentId: 'B' }]);
  expect(divide(tickets)).toEqual({ by: 'order', places: { development: [0, 2], 'held-out': [1] } });
});

it('one incident leaves nothing to look at', () => {
  expect(divide(ticketsOf([{ incidentId: 'A' }, { incidentId: 'A' }])).places).toEqual({
    development: [0, 1],
    'held-out': [],
  });
});

it('tickets of no incident have one each; times in another zone are the same times, and ids settle equal ones', () => {
  const tickets = ticketsOf([
    { ticketId: 'z', createdAt: '2025-01-01T01:00:00+01:00' },
    { ticketId: 'a', createdAt: '2025-01-01T00:00:00Z' },
    { ticketId: 'n', createdAt: null },
    { ticketId: 'm', createdAt: null },
  ]);
  expect(tickets.records.map(({ ticketId }) => ticketId)).toEqual(['a', 'z', 'n', 'm']);
  expect([...tickets.incidents]).toEqual([0, 1, 2, 3]);
});
