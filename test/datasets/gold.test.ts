import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { TAGS } from '../../datasets/checks/fields.ts';
import { checkGold } from '../../datasets/checks/gold.ts';
import { checkIncidents } from '../../datasets/checks/incidents.ts';
import { checkLookAlikeTags } from '../../datasets/checks/look-alike-tags.ts';
import { parseTicket } from '../../src/tickets/parse-ticket.ts';
import type { Gold } from '../../src/tickets/ticket.ts';

const labels = { names: ['failure', 'other'], quiet: 'other' };

/** Three short messages, label `failure` from the first one on. */
function ticket({ gold, ...fields }: Record<string, unknown> & { gold?: Partial<Gold> } = {}) {
  const messages = Array.from({ length: 3 }, () => ({ role: 'customer', text: 'hello' }));
  const parsed = parseTicket({ id: 'T-1', messages, label: 'failure', escalateAt: 0, ...fields }, null);
  if (parsed.status === 'rejected') throw new Error(parsed.problems.join('; '));
  return { ...parsed.ticket, gold: { ...parsed.ticket.gold, ...gold } };
}

const says = (...texts: string[]) => texts.map((text) => ({ role: 'customer', text }));
const lines = (count: number) => Array.from({ length: count }, () => 'log').join('\n');
const eight = says('1', '2', '3', '4', '5', '6', '7', '8');

describe('gold fields', () => {
  it.each([
    ['a failure from the start', {}],
    ['an other without escalateAt', { label: 'other', escalateAt: null }],
    ['a late failure with its tag', { escalateAt: 2, tags: ['late_escalation'] }],
    ['eight messages with the tag long', { messages: eight, tags: ['long'] }],
    ['sixteen lines with the tag long', { messages: says(lines(16)), tags: ['long'] }],
    ['fifteen lines without it', { messages: says(lines(15)) }],
  ])('take %s', (_, fields) => {
    expect(checkGold([ticket(fields)], labels)).toMatchObject([{ ok: true }]);
  });

  it.each([
    ['no label', { gold: { label: null } }],
    ['an unknown label', { label: 'outage' }],
    ['other with escalateAt', { label: 'other' }],
    ['a failure without escalateAt', { escalateAt: null }],
    ['escalateAt after the last message', { gold: { escalateAt: 3, tags: ['late_escalation'] } }],
    ['escalateAt before the first', { gold: { escalateAt: -1 } }],
    ['a late failure without its tag', { escalateAt: 2 }],
    ['the tag on an early one', { escalateAt: 1, tags: ['late_escalation'] }],
    ['the tag on an other', { label: 'other', escalateAt: null, tags: ['late_escalation'] }],
    ['an unknown tag', { tags: ['urgent'] }],
    ['a tag twice', { tags: ['understated', 'understated'] }],
    ['eight messages without the tag long', { messages: eight }],
    ['sixteen lines without it', { messages: says(lines(16)) }],
    ['the tag long on a short ticket', { tags: ['long'] }],
  ])('catch %s', (_, fields) => {
    expect(checkGold([ticket(fields)], labels)).toMatchObject([{ check: 'gold', ok: false }]);
  });

  it('know the tags of the label guide', () => {
    const guide = readFileSync(new URL('../../datasets/label-guide.md', import.meta.url), 'utf8');
    const table = guide.slice(guide.indexOf('## `tags`')).match(/^\| `.*? \|/gm) ?? [];
    expect(
      table
        .join()
        .match(/[a-z_]+(?=`)/g)
        ?.sort(),
    ).toEqual([...TAGS].sort());
  });
});

describe('incident members', () => {
  const member = (number: number, createdAt: string, fields: Record<string, unknown> = {}) =>
    ticket({ id: `T-${number}`, incidentId: 'INC-1', customer: `acct-${number}`, createdAt, ...fields });
  const first = member(1, '2025-03-04T08:00:00Z');

  it('may differ in label and be 24 hours apart', () => {
    expect(checkIncidents([first, member(2, '2025-03-05T08:00:00Z')], labels)).toMatchObject([{ ok: true }]);
  });

  it.each([
    ['do not escalate', member(2, '2025-03-04T09:00:00Z', { label: 'other', escalateAt: null })],
    ['share a customer', member(2, '2025-03-04T09:00:00Z', { customer: 'acct-1' })],
    ['are further apart', member(2, '2025-03-05T08:00:01Z')],
  ])('are caught when they %s', (_, second) => {
    expect(checkIncidents([first, second], labels)).toMatchObject([{ check: 'incident members', ok: false }]);
  });
});

describe('look-alike tags', () => {
  const tags = ['same_symptom_different_cause'];

  it.each([
    { title: 'both', fields: { tags, lookAlike: 'LOOK-1' }, ok: true },
    { title: 'neither', fields: {}, ok: true },
    { title: 'the tag alone', fields: { tags }, ok: false },
    { title: 'the group alone', fields: { lookAlike: 'LOOK-1' }, ok: false },
  ])('$title: $ok', ({ fields, ok }) => {
    expect(checkLookAlikeTags([ticket(fields)])).toMatchObject([{ ok }]);
  });
});
