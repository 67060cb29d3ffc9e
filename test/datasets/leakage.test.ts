import { describe, expect, it } from 'vitest';
import { checkCrossings } from '../../datasets/checks/crossings.ts';
import { checkNearDuplicates } from '../../datasets/checks/near-duplicates.ts';
import { checkRepeatedMessages } from '../../datasets/checks/repeated-messages.ts';
import { shinglesOf, similarPairs } from '../../datasets/checks/shingles.ts';
import { checkSplitTime } from '../../datasets/checks/split-time.ts';
import { parseTicket } from '../../src/tickets/parse-ticket.ts';

function ticket(id: string, fields: Record<string, unknown>) {
  const parsed = parseTicket({ id, text: id, ...fields }, null);
  if (parsed.status === 'rejected') throw new Error(parsed.problems.join('; '));
  return parsed.ticket;
}

describe('split time', () => {
  const train = ticket('T-1', { split: 'train', createdAt: '2025-03-04' });
  const dev = ticket('T-2', { split: 'dev', createdAt: '2025-03-05' });

  it('takes splits one after the other', () => {
    const test = ticket('T-3', { split: 'test', createdAt: '2025-03-06' });
    expect(checkSplitTime([train, dev, test])).toMatchObject([{ ok: true }]);
  });

  it.each(['2025-03-04', '2025-03-05'])('catches a test ticket at %s, before or when dev ends', (createdAt) => {
    const test = ticket('T-3', { split: 'test', createdAt });
    expect(checkSplitTime([train, dev, test])).toMatchObject([{ check: 'split time', ok: false }]);
  });
});

describe('crossings', () => {
  it.each([{ incidentId: 'INC-1' }, { customer: 'acct-1' }, { lookAlike: 'LOOK-1' }])('catch %o', (shared) => {
    const one = ticket('T-1', { split: 'train', ...shared });
    expect(checkCrossings([one, ticket('T-2', { split: 'test', ...shared })])).toMatchObject([{ ok: false }]);
    expect(checkCrossings([one, ticket('T-2', { split: 'train', ...shared })])).toMatchObject([{ ok: true }]);
  });

  it('let tickets be that share nothing', () => {
    expect(checkCrossings([ticket('T-1', { split: 'train' }), ticket('T-2', { split: 'test' })])).toMatchObject([
      { ok: true },
    ]);
  });
});

describe('shingles', () => {
  it.each([
    { text: 'abcdef', shingles: ['abcde', 'bcdef'] },
    { text: 'AB  \n cd', shingles: ['ab cd'] },
    { text: '备份是空的', shingles: ['备份是空的'] },
    { text: 'no', shingles: ['no'] },
  ])('of $text are $shingles', ({ text, shingles }) => {
    expect([...shinglesOf(text)]).toEqual(shingles);
  });

  it('are compared by what they share of all they have', () => {
    // {a, b} and {a, c} share 1 of 3, {a, b} and {a, b} all, {d} nothing
    const sets = [['a', 'b'], ['a', 'c'], ['a', 'b'], ['d']].map((members) => new Set(members));
    expect(similarPairs(sets, 0.5)).toEqual([{ first: 0, second: 2, similarity: 1 }]);
    expect(similarPairs(sets, 1 / 3)).toHaveLength(3);
  });
});

describe('near-duplicates', () => {
  const text = 'since noon the nightly backup of our shop database is empty';

  it.each([
    { title: 'the same story with one word changed', other: text.replace('shop', 'till'), ok: false },
    { title: 'another story', other: 'how do I rotate the key of a service account?', ok: true },
  ])('$title', ({ other, ok }) => {
    const pair = [ticket('T-1', { text, split: 'train' }), ticket('T-2', { text: other, split: 'test' })];
    expect(checkNearDuplicates(pair)).toMatchObject([{ ok }]);
  });

  it('are told with both ids and whether they cross a split', () => {
    const pair = [ticket('T-1', { text, split: 'train' }), ticket('T-2', { text, split: 'test' })];
    expect(checkNearDuplicates(pair)[0]?.message).toBe('T-1 and T-2: similarity 1.00, ACROSS SPLITS');
  });
});

describe('repeated messages', () => {
  const said = (text: string) => [
    { role: 'customer', text: 'hello' },
    { role: 'agent', text },
  ];

  it.each([
    { length: 61, ok: false },
    { length: 60, ok: true },
  ])('of $length characters', ({ length, ok }) => {
    const messages = said('x'.repeat(length));
    const findings = checkRepeatedMessages([ticket('T-1', { messages }), ticket('T-2', { messages })]);
    expect(findings).toMatchObject([{ ok }]);
  });

  it('may stand twice in one ticket', () => {
    const messages = [...said('x'.repeat(61)), ...said('x'.repeat(61))];
    expect(checkRepeatedMessages([ticket('T-1', { messages })])).toMatchObject([{ ok: true }]);
  });
});
