import { describe, expect, it } from 'vitest';
import type { Finding } from '../../datasets/checks/finding.ts';
import { checkTraitGiveAways } from '../../datasets/checks/trait-give-aways.ts';
import { traitRules } from '../../datasets/checks/traits.ts';
import { parseTicket } from '../../src/tickets/parse-ticket.ts';

function ticket(fields: Record<string, unknown>) {
  const plain = { id: 'T-1', createdAt: '2025-03-04T08:00:00Z', language: 'en', text: '-' };
  const parsed = parseTicket({ ...plain, ...fields }, null);
  if (parsed.status === 'rejected') throw new Error(parsed.problems.join('; '));
  return parsed.ticket;
}

const failed = (findings: readonly Finding[]) => findings.filter(({ ok }) => !ok).map(({ message }) => message);

describe('trait rules', () => {
  it('cut numbers and compare names, both ways', () => {
    expect(traitRules([1, 2]).map(({ name }) => name)).toEqual(['≥ 1', '< 1', '≥ 2', '< 2']);
    expect(traitRules(['eu-1'])).toEqual([
      { name: '= eu-1', holds: [true] },
      { name: '≠ eu-1', holds: [false] },
    ]);
  });
});

describe('trait give-aways', () => {
  const said = (role: string, count: number) => Array.from({ length: count }, () => ({ role, text: '-' }));
  /** Three escalating labels, so that each is too rare to be found by always saying yes. */
  const many = { names: ['failure', 'loss', 'leak', 'other'], quiet: 'other' };
  const shares = ['failure', 'loss', 'leak', 'other', 'other', 'other'];
  const build = (fieldsOf: (isQuiet: boolean) => Record<string, unknown>) =>
    shares.flatMap((label) => [1, 2].map(() => ticket({ label, ...fieldsOf(label === 'other') })));

  it('let be what is the same for all', () => {
    expect(
      failed(
        checkTraitGiveAways(
          build(() => ({})),
          many,
        ),
      ),
    ).toEqual([]);
  });

  it.each([
    ['messages', (isQuiet: boolean) => ({ messages: said('customer', isQuiet ? 2 : 3) })],
    ['characters', (isQuiet: boolean) => ({ text: isQuiet ? 'short' : 'longer' })],
    ['lines', (isQuiet: boolean) => ({ text: isQuiet ? '-' : '-\n-' })],
    ['hour of day (UTC)', (isQuiet: boolean) => ({ createdAt: `2025-03-04T${isQuiet ? '08' : '20'}:00:00Z` })],
    ['weekday (0 = Monday)', (isQuiet: boolean) => ({ createdAt: `2025-03-0${isQuiet ? 4 : 8}T08:00:00Z` })],
    ['role of the last message', (isQuiet: boolean) => ({ messages: said(isQuiet ? 'agent' : 'customer', 2) })],
    ['product', (isQuiet: boolean) => ({ product: isQuiet ? 'dns' : 'cdn' })],
    ['region', (isQuiet: boolean) => ({ region: isQuiet ? 'eu-1' : null })],
  ])('catch %s that tells escalating tickets apart', (trait, fieldsOf) => {
    expect(failed(checkTraitGiveAways(build(fieldsOf), many))).toContainEqual(expect.stringContaining(`${trait}: F1`));
  });

  it('catch a product that finds one category', () => {
    const tickets = shares.map((label, index) =>
      ticket({ label, product: label === 'loss' ? 'billing' : `vm${index}` }),
    );
    expect(failed(checkTraitGiveAways(tickets, many))[0]).toContain('loss 1.00 (= billing)');
  });
});
