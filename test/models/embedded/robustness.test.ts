import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ModelError } from '../../../src/errors.ts';
import { createEmbeddedModel } from '../../../src/models/embedded/index.ts';
import { ask, formatOf, messagesOf, systemPrompt, ZOO, ZOO_NAMES } from './request.ts';

const prompt = systemPrompt(ZOO);
const format = formatOf(ZOO_NAMES, { reasoning: { type: 'string' } });

async function expectValid(text: string): Promise<void> {
  const answer = await ask(messagesOf(prompt, [['customer', text]]), format);
  expect(ZOO_NAMES).toContain(answer.category);
  expect(answer.confidence).toBeGreaterThanOrEqual(0);
  expect(answer.confidence).toBeLessThanOrEqual(1);
}

describe('any ticket gets a valid reply', () => {
  it.each([
    ['empty', ''],
    ['blank', ' \n\t\n '],
    ['emoji', '🦩🔥‼️👩‍👩‍👧‍👦 🇨🇳'],
    ['right to left', 'لا يعمل الخادم منذ الصباح، שלום'],
    ['a lone surrogate', `the animal limps \ud83d and \udc00`],
    ['punctuation only', '?!?!...;;;。。。'],
    ['prototype names', '__proto__ constructor toString hasOwnProperty'],
    ['mixed line ends', 'a\r\nb\rc\u2028d'],
  ])('%s', async (_, text) => expectValid(text));

  it('of any text', async () => {
    await fc.assert(fc.asyncProperty(fc.string({ unit: 'binary' }), expectValid), { numRuns: 200 });
  });

  it('without a fence, where the last user message is the ticket', async () => {
    const said = 'The animal refuses its food and limps. It still limps, the animal limps since this morning.';
    const plain = [
      { role: 'system' as const, content: prompt.replace(/# Steps[^]*(?=# Rules)/, '') },
      { role: 'user' as const, content: said },
    ];
    expect((await ask(plain, formatOf(ZOO_NAMES))).category).toBe('pelican9');
  });
});

/** Far more than is needed, and far less than quadratic work would take. */
const ONLY_IF_QUADRATIC_MS = 60_000;

describe('work is bounded', () => {
  it.each([
    ['one long line without spaces', 'x'.repeat(1_000_000)],
    ['one long line of Chinese', '数据库连不上'.repeat(170_000)],
    ['a million short lines', 'a\n'.repeat(500_000)],
    ['questions', '? '.repeat(500_000)],
    ['open fences', '<ticket-00000000>\n'.repeat(60_000)],
  ])('%s, 1 MB, come to an end', async (_, text) => expectValid(text), ONLY_IF_QUADRATIC_MS);

  it(
    'many turns come to an end',
    async () => {
      const lines = Array.from({ length: 30_000 }, () => ['agent', 'One moment.'] as ['agent', string]);
      expect(ZOO_NAMES).toContain((await ask(messagesOf(prompt, lines), format)).category);
    },
    ONLY_IF_QUADRATIC_MS,
  );
});

describe('a prompt without categories', () => {
  it.each([
    ['no heading', 'Decide.', ZOO_NAMES],
    ['no allowed name', prompt, ['quite', 'different']],
  ])('is rejected: %s', async (_, system, names) => {
    const call = ask(messagesOf(system, [['customer', 'Hello']]), formatOf(names), createEmbeddedModel());
    await expect(call).rejects.toThrow(ModelError);
    await expect(call).rejects.toMatchObject({ kind: 'rejected' });
  });
});
