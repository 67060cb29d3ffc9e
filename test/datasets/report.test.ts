import { expect, it } from 'vitest';
import { overview } from '../../datasets/checks/overview.ts';
import { renderFindings } from '../../datasets/checks/render.ts';
import { parseTicket } from '../../src/tickets/parse-ticket.ts';

function ticket(fields: Record<string, unknown>) {
  const parsed = parseTicket({ id: 'T-1', ...fields }, null);
  if (parsed.status === 'rejected') throw new Error(parsed.problems.join('; '));
  return parsed.ticket;
}

it('the overview counts labels and tags by split and language, messages and characters', () => {
  const tickets = [
    ticket({ label: 'failure', split: 'train', language: 'en', tags: ['long'], text: 'four', title: 'and 6!' }),
    ticket({ label: 'other', split: 'test', language: 'zh', text: '备份' }),
  ];
  const lines = overview(tickets, { names: ['failure', 'other'], quiet: 'other' }).split('\n');
  const cells = lines.map((line) => line.trim().split(/\s+/).join(' '));
  expect(cells.slice(0, 4)).toEqual([
    'label train dev test en zh all mean characters',
    'failure 1 0 0 1 0 1 10',
    'other 0 0 1 0 1 1 2',
    'all 1 0 1 1 1 2 6',
  ]);
  expect(cells).toContain('long 1 0 0 1 0 1 10');
  expect(cells.slice(-2)).toEqual(['messages tickets', '1 2']);
});

it('findings stand under their check and are counted at the end', () => {
  const passed = { check: 'ids', ok: true, message: 'in order' };
  expect(renderFindings([passed])).toBe('ids\n  ✓ in order\n\nAll hold.');
  expect(renderFindings([passed, { check: 'gold', ok: false, message: 'T-1: wrong' }])).toBe(
    'ids\n  ✓ in order\n\ngold\n  ✗ T-1: wrong\n\n1 of 2 findings failed.',
  );
});
