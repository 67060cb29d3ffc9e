import { expect, it } from 'vitest';
import { DataError } from '../../../src/errors.ts';
import { recordsOf, scratchFolder } from '../support.ts';

const file = scratchFolder();
let files = 0;
const csv = (lines: readonly string[]): string => file(`${files++}.csv`, `${lines.join('\n')}\n`);

it('reads a ticket from each row of a file without roles', async () => {
  const { read } = await recordsOf(
    csv(['ID,created_at,Escalate At,tags,text,vip', 'T-1,2025-03-02,0,late | night,x,yes', 'T-2,,,"[""a|b""]",y,']),
  );
  expect(read.map(({ ticket }) => ticket)).toMatchObject([
    {
      id: 'T-1',
      createdAt: '2025-03-02',
      messages: [{ role: 'customer', at: '2025-03-02', text: 'x', extra: {} }],
      gold: { escalateAt: 0, tags: ['late', 'night'] },
      extra: { vip: 'yes' },
    },
    { id: 'T-2', createdAt: null, gold: { escalateAt: null, tags: ['a|b'] }, extra: {} },
  ]);
});

it('reads author and time of the only message', async () => {
  const { read } = await recordsOf(csv(['id,at,author,text', 'T-1,2025-03-02,Ann,x']));
  expect(read[0]?.ticket.messages).toEqual([
    { role: 'customer', at: '2025-03-02', author: 'Ann', text: 'x', extra: {} },
  ]);
});

it('joins adjacent rows of one id into a ticket', async () => {
  const { read, rejected } = await recordsOf(
    csv([
      'id,title,label,role,text,mood,message.score',
      'T-1,Help,,customer,x,bad,3',
      'T-1,,other,agent,"y',
      '",good,',
      '',
      'T-1,Help,,system,,bad,',
      'T-2,Hi,,customer,z,bad,',
    ]),
  );
  expect(rejected).toEqual([]);
  expect(read.map(({ line }) => line)).toEqual([2, 7]);
  expect(read[0]?.ticket).toMatchObject({ title: 'Help', gold: { label: 'other' }, extra: {} });
  expect(read[0]?.ticket.messages.map(({ role, text, extra }) => [role, text, extra])).toEqual([
    ['customer', 'x', { mood: 'bad', score: '3' }],
    ['agent', 'y\n', { mood: 'good' }],
    ['system', '', { mood: 'bad' }],
  ]);
  expect(read[1]?.ticket.extra).toEqual({ mood: 'bad' });
});

it('rejects a ticket whose rows contradict each other, naming field and lines', async () => {
  const path = csv(['id,product,role,text', 'T-1,cdn,customer,x', 'T-1,,agent,y', 'T-1,dns,agent,z', 'T-2,,agent,x']);
  const { read, rejected } = await recordsOf(path);
  expect(read.map(({ ticket }) => ticket.id)).toEqual(['T-2']);
  expect(rejected).toEqual([
    {
      status: 'rejected',
      location: `${path}:2`,
      line: 2,
      problems: ['product: expected "cdn" on all rows of the ticket, got "dns" on line 4'],
      raw: 'T-1,cdn,customer,x\nT-1,,agent,y\nT-1,dns,agent,z',
    },
  ]);
});

it('rejects ragged rows with their counts, and keeps the rest', async () => {
  const { read, rejected } = await recordsOf(csv(['id,text', 'T-1,x', 'T-2', 'T-3,x,y', 'T-4,x']));
  expect(read.map(({ ticket }) => ticket.id)).toEqual(['T-1', 'T-4']);
  expect(rejected.map(({ line, problems, raw }) => [line, problems, raw])).toEqual([
    [3, ['row: expected 2 cells, got 1 on line 3'], 'T-2'],
    [4, ['row: expected 2 cells, got 3 on line 4'], 'T-3,x,y'],
  ]);
});

it('rejects a ticket as a whole when one of its messages is bad', async () => {
  const header = 'id,role,text';
  for (const bad of ['T-1,agent', 'T-1,agent,5" disk', 'T-1,bot,x']) {
    const { read, rejected } = await recordsOf(csv([header, 'T-1,customer,x', bad, 'T-1,agent,y', 'T-2,customer,z']));
    expect(read.map(({ ticket }) => ticket.id)).toEqual(['T-2']);
    expect(rejected).toMatchObject([{ line: 2, raw: ['T-1,customer,x', bad, 'T-1,agent,y'].join('\n') }]);
    expect(rejected[0]?.problems).toHaveLength(1);
  }
});

it('names the cell that is wrong', async () => {
  const { rejected } = await recordsOf(
    csv(['id,escalateAt,tags,createdAt,text', ',,,,x', 'T-1,soon,,,x', 'T-2,,[oops,,x', 'T-3,,,now,x', 'T-4,,,,']),
  );
  expect(rejected.map(({ problems }) => problems.join().replace(/, got.*/, ''))).toEqual([
    'id: expected text that is not empty, or a number of at most 15 digits',
    'escalateAt: expected an integer from 0',
    'tags: expected an array of texts',
    'createdAt: expected an ISO 8601 date or date-time',
    'text: expected text that is not empty',
  ]);
});

it('skips blank rows, also those of delimiters', async () => {
  const { read, rejected } = await recordsOf(csv(['', 'id,text', '', ',', '  ', 'T-1,x', ' , ']));
  expect([read.map(({ line }) => line), rejected]).toEqual([[6], []]);
});

it.each([
  [
    'no id',
    'ticketId,text',
    /:1: header: expected the columns id and text, got "ticketId", "text"/,
    /"ticketId" looks like id/,
  ],
  ['an id in capitals', 'Ticket ID,text', /got "Ticket ID", "text"/, /"Ticket ID" looks like id\. Rename/],
  [
    'the names of a tracker',
    'issuekey,title,Description',
    /header/,
    /"issuekey" .* id\. "Description" looks like text\./,
  ],
  ['no text', 'id,tekst', /expected the columns id and text/, /"tekst" looks like text/],
  ['neither', 'date,place', /got "date", "place"$/, /needs both\. Rename the columns/],
  ['a title above it', 'Our tickets,', /got "Our tickets", ""$/, /above the header/],
  ['the same name twice', 'id,text,a,a', /expected distinct names, got "a" and "a"/, /Rename or remove/],
  ['two spellings of a name', 'id,createdAt,created_at,text', /got "createdAt" and "created_at"/, /Rename or remove/],
  ['nested messages', 'id,messages,text', /expected one row per message/, /role and text/],
])('refuses a header with %s', async (_, header, message, hint) => {
  const failure = recordsOf(csv([header, 'a,b,c,d']));
  await expect(failure).rejects.toBeInstanceOf(DataError);
  await expect(failure).rejects.toThrow(message);
  await expect(failure).rejects.toMatchObject({ hint: expect.stringMatching(hint) as string });
});
