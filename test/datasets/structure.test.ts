import { describe, expect, it } from 'vitest';
import { checkCompleteness } from '../../datasets/checks/completeness.ts';
import { checkIds } from '../../datasets/checks/ids.ts';
import { checkRecords } from '../../datasets/checks/records.ts';
import { checkTimes } from '../../datasets/checks/times.ts';
import { parseTicket } from '../../src/tickets/parse-ticket.ts';

const CREATED = '2025-03-04T08:00:00Z';
const LATER = '2025-03-04T08:05:00Z';

/** A complete ticket in its native form, with some fields replaced. */
function ticket(fields: Record<string, unknown> = {}) {
  const said = { role: 'customer', at: CREATED, text: 'the bucket is slow' };
  const messages = [said, { role: 'agent', at: LATER, text: 'which one?' }];
  const whole = { id: 'T-1', createdAt: CREATED, region: 'eu-1', customer: 'acct-1', title: 'slow', language: 'en' };
  const parsed = parseTicket({ ...whole, messages, ...fields }, null);
  if (parsed.status === 'rejected') throw new Error(parsed.problems.join('; '));
  return parsed.ticket;
}

const message = (at: string | null, text = 'hello') => ({ role: 'customer', at, text });
const messages = (count: number) => Array.from({ length: count }, () => message(CREATED));

describe('records', () => {
  it('names the place and the problems of what the reader rejects', () => {
    const rejected = { status: 'rejected', location: 'a.jsonl:2', line: 2, problems: ['id: expected text'], raw: '{}' };
    const read = { status: 'read', location: 'a.jsonl:1', line: 1, ticket: ticket() } as const;
    const failed = { check: 'records', ok: false, message: 'a.jsonl:2: id: expected text' };
    expect(checkRecords([read, { ...rejected, status: 'rejected' }])).toEqual([failed]);
    expect(checkRecords([read])).toMatchObject([{ ok: true }]);
  });
});

describe('ids', () => {
  it.each([
    { ids: ['T-1', 'T-2', 'T-10'], failing: [] },
    { ids: ['T-2', 'T-1'], failing: ['T-1'] },
    { ids: ['T-1', 'T-1'], failing: ['T-1'] },
    { ids: ['T-1', 'T-2', 'T-1'], failing: ['T-1'] },
  ])('$ids fail at $failing', ({ ids, failing }) => {
    const findings = checkIds(ids.map((id) => ticket({ id })));
    expect(findings.filter(({ ok }) => !ok).map(({ message: text }) => text.split(':')[0])).toEqual(failing);
  });
});

describe('times', () => {
  it('takes tickets created at the same time', () => {
    expect(checkTimes([ticket(), ticket({ id: 'T-2' })])).toMatchObject([{ ok: true }]);
  });

  it.each([
    ['a ticket before the one above it', [ticket({ createdAt: LATER, messages: [message(LATER)] }), ticket()]],
    ['a message that goes back', [ticket({ messages: [message(CREATED), message(LATER), message(CREATED)] })]],
    ['a first message that is not at createdAt', [ticket({ messages: [message(LATER)] })]],
    ['a message without a time', [ticket({ messages: [message(CREATED), message(null)] })]],
    ['a ticket without a time', [ticket({ createdAt: null })]],
  ])('catches %s', (_, tickets) => {
    expect(checkTimes(tickets)).toMatchObject([{ check: 'times', ok: false }]);
  });
});

describe('completeness', () => {
  it.each([
    ['a complete ticket', {}],
    ['one without a product', { product: null }],
    ['twelve messages', { messages: messages(12) }],
  ])('takes %s', (_, fields) => {
    expect(checkCompleteness([ticket(fields)])).toMatchObject([{ ok: true }]);
  });

  it.each([
    ['a blank product', { product: ' ' }],
    ['no customer', { customer: null }],
    ['a blank title', { title: '' }],
    ['no language', { language: null }],
    ['one message', { messages: messages(1) }],
    ['thirteen messages', { messages: messages(13) }],
    ['a message without text', { messages: [message(CREATED), message(LATER, ' ')] }],
  ])('catches %s', (_, fields) => {
    expect(checkCompleteness([ticket(fields)])).toMatchObject([{ check: 'completeness', ok: false }]);
  });
});
