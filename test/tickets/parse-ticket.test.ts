import { expect, it } from 'vitest';
import { parseTicket } from '../../src/tickets/parse-ticket.ts';
import { ticketWith } from './support.ts';

const LABELS = { names: ['system_failure', 'other'], quiet: 'other' };

const message = { role: 'customer', text: 'It is down' };

it('reads the smallest ticket', () => {
  expect(parseTicket({ id: 'T-1', messages: [message] }, LABELS)).toEqual({ status: 'read', ticket: ticketWith() });
});

it('makes a message by the customer from a text, at the time of the ticket', () => {
  const parsed = parseTicket({ id: 'T-1', createdAt: '2025-03-02', text: 'It is down' }, null);
  expect(parsed).toMatchObject({
    ticket: { messages: [{ role: 'customer', at: '2025-03-02', author: null, text: 'It is down' }], extra: {} },
  });
});

it('keeps unknown fields of the ticket and of its messages, and a text beside messages', () => {
  const parsed = parseTicket({ id: 'T-1', text: 'x', vip: true, messages: [{ ...message, likes: 3, cc: null }] }, null);
  expect(parsed).toMatchObject({
    ticket: { extra: { text: 'x', vip: true }, messages: [{ extra: { likes: 3, cc: null } }] },
  });
});

it('takes null for absent', () => {
  const nulls = { createdAt: null, product: null, text: null, label: null, escalateAt: null, tags: null, split: null };
  expect(parseTicket({ id: 'T-1', messages: [{ ...message, at: null, author: null }], ...nulls }, LABELS)).toEqual({
    status: 'read',
    ticket: ticketWith(),
  });
});

it.each([
  [17, '17'],
  [1.5, '1.5'],
  [' a ', ' a '],
])('takes the id %j for %j', (id, expected) => {
  expect(parseTicket({ id, text: 'x' }, null)).toMatchObject({ ticket: { id: expected } });
});

it.each(['2025-03-02', '2024-02-29', '2025-03-02T09:12', '2025-03-02T09:12:00Z', '2025-03-02T09:12:00.123+02:00'])(
  'takes %s for a time',
  (createdAt) => {
    expect(parseTicket({ id: 'T-1', createdAt, text: 'x' }, null).status).toBe('read');
  },
);

it('lets a message be empty when another is not', () => {
  expect(parseTicket({ id: 'T-1', messages: [{ role: 'agent', text: '' }, message] }, null).status).toBe('read');
});

const valid = { id: 'T-1', messages: [message, message] };

it.each([
  ['not an object', 'x', /^record: expected an object, got "x"$/],
  ['an array', [], /^record: expected an object, got \[\]$/],
  ['null', null, /^record: expected an object, got nothing$/],
  ['no id', { text: 'x' }, /^id: expected .*, got nothing$/],
  ['an empty id', { ...valid, id: '' }, /^id: expected .*, got ""$/],
  ['an id beyond 2^53', { ...valid, id: 2 ** 60 }, /^id: expected /],
  ['neither messages nor text', { id: 'T-1' }, /^messages: expected at least one message, or a text, got nothing$/],
  ['no messages', { id: 'T-1', messages: [] }, /^messages: expected .*, got \[\]$/],
  ['a blank text', { id: 'T-1', text: ' ' }, /^text: expected text that is not empty, got " "$/],
  ['only empty messages', { id: 'T-1', messages: [{ role: 'agent', text: '' }] }, /^messages: expected a message with/],
  [
    'an unknown role',
    { id: 'T-1', messages: [{ role: 'bot', text: 'x' }] },
    /^messages\[0\]\.role: .*customer, .*"bot"$/,
  ],
  [
    'a message without text',
    { id: 'T-1', messages: [{ role: 'agent' }] },
    /^messages\[0\]\.text: expected text, got no/,
  ],
  ['a message that is text', { id: 'T-1', messages: ['x'] }, /^messages\[0\]: expected an object, got "x"$/],
  ['another time format', { ...valid, createdAt: '02/03/2025' }, /^createdAt: expected an ISO 8601 .*"02\/03\/2025"$/],
  ['a day that does not exist', { ...valid, createdAt: '2025-02-30' }, /^createdAt: /],
  ['a time of a message', { id: 'T-1', messages: [{ ...message, at: 5 }] }, /^messages\[0\]\.at: expected .*, got 5$/],
  ['a number for text', { ...valid, product: 5 }, /^product: expected text, got 5$/],
  ['tags that are text', { ...valid, tags: 'a' }, /^tags: expected an array of texts, got "a"$/],
  ['a tag that is a number', { ...valid, tags: ['a', 1] }, /^tags\[1\]: expected text, got 1$/],
  [
    'a misspelt label',
    { ...valid, label: 'sytem_failure' },
    /^label: expected one of system_failure, other, got "sytem_failure" \(did you mean "system_failure"\?\)$/,
  ],
  ['an unknown label', { ...valid, label: 'billing' }, /^label: expected one of system_failure, other, got "billing"$/],
  ['a fraction', { ...valid, escalateAt: 0.5 }, /^escalateAt: expected an integer from 0, got 0.5$/],
  ['a negative index', { ...valid, escalateAt: -1 }, /^escalateAt: expected an integer from 0, got -1$/],
  [
    'an index behind the end',
    { ...valid, escalateAt: 2 },
    /^escalateAt: expected the index of one of 2 messages, .* got 2$/,
  ],
  ['an index of a quiet label', { ...valid, label: 'other', escalateAt: 0 }, /^escalateAt: expected null .*, got 0$/],
  ['long text', { ...valid, createdAt: 'x'.repeat(1000) }, /^createdAt: .*"x{59}…$/],
])('rejects %s', (_, value, problem) => {
  expect(parseTicket(value, LABELS)).toEqual({ status: 'rejected', problems: [expect.stringMatching(problem)] });
});

it('names every bad field, up to five', () => {
  const bad = parseTicket({ id: '', product: 1, region: 2, customer: 3, title: 4, split: 5, text: 'x' }, null);
  expect(bad).toMatchObject({ problems: { length: 6, 5: 'and 1 more problems' } });
});

it('lets any label pass when none are given', () => {
  expect(parseTicket({ ...valid, label: 'billing', escalateAt: 1 }, null).status).toBe('read');
});
