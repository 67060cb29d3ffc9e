import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatTicket } from '../../src/tickets/format-ticket.ts';
import { parseTicket } from '../../src/tickets/parse-ticket.ts';
import { ticketArbitrary, ticketWith } from './support.ts';

it('writes the native fields in their order, no nulls, unknown fields last', () => {
  const gold = { label: 'other', escalateAt: null, incidentId: null, tags: ['a'], split: 'test' };
  const formatted = formatTicket(ticketWith({ title: 'Help', gold, extra: { vip: true } }));
  expect(JSON.stringify(formatted)).toBe(
    '{"id":"T-1","title":"Help","messages":[{"role":"customer","text":"It is down"}],"label":"other","tags":["a"],"split":"test","vip":true}',
  );
});

it('is read back as the same ticket', () => {
  fc.assert(
    fc.property(ticketArbitrary(fc.jsonValue()), (ticket) => {
      const json: unknown = JSON.parse(JSON.stringify(formatTicket(ticket)));
      // -0 has no JSON form
      const expected: unknown = JSON.parse(JSON.stringify(ticket));
      const parsed = parseTicket(json, null);
      expect(parsed).toEqual({ status: 'read', ticket: expected });
    }),
  );
});
