import { expect, it } from 'vitest';
import { addTicket, emptyTicketList, namedTickets } from '../../../src/runs/comparison/ticket-list.ts';

const idOf = (number: number): string => `T-${String(number).padStart(3, '0')}`;

it.each([
  ['from the first', (index: number) => index],
  ['from the last', (index: number) => 249 - index],
  ['in a jumble', (index: number) => (index * 7) % 250],
])('keeps the first hundred by id, and counts all: %s', (_, numberOf) => {
  const list = emptyTicketList();
  for (let index = 0; index < 250; index++) addTicket(list, idOf(numberOf(index)));
  expect(list).toEqual({ count: 250, first: Array.from({ length: 100 }, (__, number) => idOf(number)) });
  expect(namedTickets(list)).toBe('T-000, T-001, T-002, T-003, T-004, T-005, T-006, T-007, T-008, T-009, …');
});

it('names all where there are few', () => {
  const list = emptyTicketList();
  expect(namedTickets(list)).toBe('');
  for (const id of ['b', 'a']) addTicket(list, id);
  expect(namedTickets(list)).toBe('a, b');
});
