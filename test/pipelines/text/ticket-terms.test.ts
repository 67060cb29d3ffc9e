import { expect, it } from 'vitest';
import { ticketTerms } from '../../../src/pipelines/text/ticket-terms.ts';
import { conversation, message } from '../../prompts/build.ts';

it('is what title and customer say: stems, pairs of Chinese characters and codes, each once', () => {
  const messages = [message('Disks full, 503'), message('full disk', { role: 'agent' }), message('节点宕 disk')];
  expect(ticketTerms(conversation({ title: 'Node disks', messages }))).toEqual(
    new Set(['node', 'disk', 'full', '503', '节点', '点宕']),
  );
});

it.each([
  ['nobody but an agent writes', [message('disk', { role: 'agent' as const })]],
  ['nothing is written', [message('')]],
  ['nothing but stop words is written', [message('Hello, it is the')]],
])('is empty when %s', (_, messages) => {
  expect(ticketTerms(conversation({ messages })).size).toBe(0);
});
