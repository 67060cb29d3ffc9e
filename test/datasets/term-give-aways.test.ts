import { describe, expect, it } from 'vitest';
import { bestTerms } from '../../datasets/checks/best-terms.ts';
import { f1 } from '../../datasets/checks/f1.ts';
import type { Finding } from '../../datasets/checks/finding.ts';
import { checkTermGiveAways } from '../../datasets/checks/term-give-aways.ts';
import { termsOf } from '../../datasets/checks/terms.ts';
import { parseTicket } from '../../src/tickets/parse-ticket.ts';

const labels = { names: ['failure', 'other'], quiet: 'other' };

function ticket(fields: Record<string, unknown>) {
  const plain = { id: 'T-1', createdAt: '2025-03-04T08:00:00Z', language: 'en', text: '-' };
  const parsed = parseTicket({ ...plain, ...fields }, null);
  if (parsed.status === 'rejected') throw new Error(parsed.problems.join('; '));
  return parsed.ticket;
}

/** `count` tickets of each label and number from 0, so that what depends on the number alone gives nothing away. */
const balanced = (count: number, fieldsOf: (index: number, label: string) => Record<string, unknown>) =>
  labels.names.flatMap((label) =>
    Array.from({ length: count }, (_, index) => ticket({ label, ...fieldsOf(index, label) })),
  );

const failed = (findings: readonly Finding[]) => findings.filter(({ ok }) => !ok).map(({ message }) => message);
const namesOf = (messages: readonly string[], end: string) => messages.map((message) => message.split(end)[0]);

it('F1 is 2 tp / (tp + fp + positives), and 0 where nothing is hit', () => {
  expect(f1({ tp: 3, fp: 1, positives: 4 })).toBe(0.75);
  expect(f1({ tp: 0, fp: 0, positives: 0 })).toBe(0);
});

describe('terms', () => {
  it('are words and adjacent pairs in lower case, within one text', () => {
    const { words, pairs } = termsOf(["Can't log IN", 'now']);
    expect([...words]).toEqual(["can't", 'log', 'in', 'now']);
    expect([...pairs]).toEqual(["can't log", 'log in']);
  });

  it('are all strings of up to four characters of a Han run, which parts words', () => {
    const terms = termsOf(['pod 备份是空的 ok']);
    expect([...terms.words]).toEqual(['pod', 'ok']);
    expect([...terms.pairs]).toEqual([]);
    expect(terms['Han strings'].size).toBe(5 + 4 + 3 + 2);
    expect(terms['Han strings']).toContain('备份是空');
  });

  it('are ranked by F1', () => {
    const documents = [['a', 'b'], ['a'], ['b', 'c'], ['c']].map((terms) => new Set(terms));
    // a finds both positives and nothing else; b one of them and one other: 2 / (1 + 1 + 2)
    expect(bestTerms({ documents, isPositive: [true, true, false, false], count: 2 })).toEqual([
      { term: 'a', f1: 1 },
      { term: 'b', f1: 0.5 },
    ]);
  });
});

describe('term give-aways', () => {
  it('let words be that say nothing about the label', () => {
    const tickets = balanced(6, (index) => ({ text: `word${index} and${index}` }));
    expect(failed(checkTermGiveAways(tickets, labels))).toEqual([]);
  });

  it.each([
    { title: 'a word', text: 'outage', kind: 'words' },
    { title: 'a Chinese string', text: '宕机', kind: 'Han strings' },
  ])('catch $title of an escalating category, on the whole and in its language', ({ text, kind }) => {
    const tickets = balanced(20, (index, label) => ({ text: label === 'failure' ? text : `word${index}` }));
    const messages = failed(checkTermGiveAways(tickets, labels));
    expect(namesOf(messages, ' (')).toEqual([`all, failure, ${kind}`, `en, failure, ${kind}`]);
  });

  it('catch a pair of words that are common one by one', () => {
    // "payment failed" only in failures; each word alone is in all tickets of both labels, where its F1 is 2 / 3
    const tickets = balanced(6, (_, label) => ({
      text: label === 'failure' ? 'payment failed' : 'failed payment',
    }));
    expect(namesOf(failed(checkTermGiveAways(tickets, labels)), ' (')).toContain('all, failure, pairs');
  });

  it('catch what gives away one language only', () => {
    const english = balanced(80, (index) => ({ text: `word${index}` }));
    const chinese = balanced(20, (index, label) => ({
      language: 'zh',
      text: label === 'failure' ? '宕机' : `word${index}`,
    }));
    // of all 200 tickets 100 are failures: 2 * 20 / (20 + 100) = 0.33; of the 40 Chinese ones F1 is 1
    const messages = failed(checkTermGiveAways([...english, ...chinese], labels));
    expect(namesOf(messages, ' (')).toEqual(['zh, failure, Han strings']);
  });

  it('judge no language by a handful of tickets', () => {
    const english = balanced(80, (index) => ({ text: `word${index}` }));
    const chinese = balanced(19, (index, label) => ({
      language: 'zh',
      text: label === 'failure' ? '宕机' : `word${index}`,
    }));
    const findings = checkTermGiveAways([...english, ...chinese], labels);
    expect(failed(findings)).toEqual([]);
    expect(findings.map(({ message }) => message).join()).toContain('19 tickets, not judged');
  });

  it('let a quiet word pass up to the F1 of always answering the quiet category, and no further', () => {
    // half are quiet, so always "other" has 2/3. "the" in 16 of 20 quiet and all 20 others: 32 / (36 + 20) = 0.57
    const common = (quietHits: number, otherHits: number) =>
      balanced(20, (index, label) => ({ text: index < (label === 'other' ? quietHits : otherHits) ? 'the' : '-' }));
    const quiet = (messages: string[]) => messages.filter((message) => message.includes('other'));
    expect(quiet(failed(checkTermGiveAways(common(16, 20), labels)))).toEqual([]);
    // in all of both it is that rule, 40 / (40 + 20); in 20 and 7: 40 / (27 + 20) = 0.85
    expect(quiet(failed(checkTermGiveAways(common(20, 20), labels)))).toEqual([]);
    expect(quiet(failed(checkTermGiveAways(common(20, 7), labels)))).toHaveLength(2);
  });
});
