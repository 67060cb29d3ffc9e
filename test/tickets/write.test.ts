import fc from 'fast-check';
import { expect, it } from 'vitest';
import { formatTicketCsv, formatTicketJsonl, ticketCsvHeader } from '../../src/tickets/write.ts';
import { filled, recordsOf, scratchFolder, ticketArbitrary, ticketWith } from './support.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';

const file = scratchFolder();

function extrasOf(tickets: readonly Ticket[]) {
  const ticket = new Set(tickets.flatMap(({ extra }) => Object.keys(extra)));
  const message = new Set(tickets.flatMap(({ messages }) => messages.flatMap(({ extra }) => Object.keys(extra))));
  return { ticket: [...ticket], message: [...message] };
}

const distinctTickets = (extraValue: fc.Arbitrary<unknown>) =>
  fc.uniqueArray(ticketArbitrary(extraValue), { minLength: 1, maxLength: 4, selector: ({ id }) => id });

it('JSON Lines are read back as the same tickets', async () => {
  await fc.assert(
    fc.asyncProperty(distinctTickets(fc.oneof(filled, fc.integer(), fc.constant(null))), async (tickets) => {
      const { read, rejected } = await recordsOf(file('trip.jsonl', tickets.map(formatTicketJsonl).join('')));
      expect(rejected).toEqual([]);
      expect(read.map(({ ticket }) => ticket)).toEqual(tickets);
    }),
  );
});

it('CSV is read back as the same tickets', async () => {
  await fc.assert(
    fc.asyncProperty(distinctTickets(filled), async (tickets) => {
      const extra = extrasOf(tickets);
      const rows = tickets.map((ticket) => formatTicketCsv(ticket, extra));
      const { read, rejected } = await recordsOf(file('trip.csv', ticketCsvHeader(extra) + rows.join('')));
      expect(rejected).toEqual([]);
      expect(read.map(({ ticket }) => ticket)).toEqual(tickets);
    }),
    { numRuns: 300 },
  );
});

it('names unknown columns so that they are not taken for known ones', () => {
  const header = ticketCsvHeader({ ticket: ['vip', 'Author', 'message.x', 'extra.y', 'Messages'], message: ['id'] });
  expect(header).toBe(
    'id,createdAt,product,region,customer,title,label,escalateAt,incidentId,tags,split,' +
      'vip,extra.Author,extra.message.x,extra.extra.y,extra.Messages,role,at,author,text,message.id\n',
  );
});

it('neutralises formulas, but not numbers, in every cell', () => {
  const extra = { '=a': '@b', c: -5, d: { e: 1 } };
  const ticket = ticketWith({ id: '=1+1', title: '-12.5', product: "'=x", extra });
  const columns = { ticket: Object.keys(extra), message: [] };
  expect(ticketCsvHeader(columns)).toContain(",'=a,c,d,");
  expect(formatTicketCsv(ticket, columns)).toBe(`'=1+1,,''=x,,,-12.5,,,,,,'@b,-5,"{""e"":1}",customer,,,It is down\n`);
});

it('writes what concerns the ticket on the row of its first message only', () => {
  const messages = ['x', 'y'].map((text) => ({ role: 'agent' as const, at: null, author: null, text, extra: {} }));
  const gold = { label: 'other', escalateAt: null, incidentId: null, tags: ['a', 'b'], split: null };
  expect(formatTicketCsv(ticketWith({ messages, gold }), { ticket: [], message: [] })).toBe(
    'T-1,,,,,,other,,,"a|b",,agent,,,x\nT-1,,,,,,,,,,,agent,,,y\n',
  );
});
