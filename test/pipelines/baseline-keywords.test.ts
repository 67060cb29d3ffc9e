import { expect, it } from 'vitest';
import { baselineKeywords } from '../../src/pipelines/baseline-keywords.ts';
import { ask, example, learn } from './learn.ts';

const WORDS = 'alarm crash smoke spark steam';

/** Ten failures that say every word, and ten other tickets that say none. */
const TICKETS = Array.from({ length: 20 }, (_, index) =>
  index < 10 ? example(index, 'failure', WORDS) : example(index, 'other', 'calm'),
);

// Each word is held by all 10 failures and by none of the 10 others; 10 · (10 + ½) / (20 + 1) = 5 of the 10 tickets of the
// prior hold it: ln((10 + 5) / (0 + 5)) − ln((0 + 5) / (10 + 5)) = ln 9 = 2.197. Five words make 10.99, four 8.79: the bar is 9.
it.each([
  [WORDS, 'failure', 'Keywords: alarm, crash, smoke, spark, steam.'],
  ['calm alarm crash smoke spark steam', 'failure', 'Keywords: alarm, crash, smoke, spark, steam.'],
  ['alarm crash smoke spark', 'other', 'No category has enough keywords in the ticket.'],
  ['alarm alarm alarm alarm alarm', 'other', 'No category has enough keywords in the ticket.'],
])('%j → %s', async (text, category, reasoning) => {
  const pipeline = await learn(baselineKeywords, TICKETS);
  expect(await ask(pipeline, text)).toMatchObject({ category, confidence: null, reasoning });
});

it('names the five keywords that say most', async () => {
  // "alarm" is said by a calm ticket too, so it says least
  const tickets = [...TICKETS, example(20, 'other', 'alarm')].map((ticket) =>
    ticket.gold.label === 'failure' ? example(Number(ticket.id.slice(2)), 'failure', `${WORDS} thunder`) : ticket,
  );
  expect(await ask(await learn(baselineKeywords, tickets), `${WORDS} thunder`)).toMatchObject({
    category: 'failure',
    reasoning: 'Keywords: crash, smoke, spark, steam, thunder.',
  });
});

it('of two categories the one with the higher score wins', async () => {
  const words = 'invoice refund debit coin cash penny';
  const tickets = [...TICKETS, ...Array.from({ length: 10 }, (_, index) => example(20 + index, 'loss', words))];
  const pipeline = await learn(baselineKeywords, tickets);
  expect(await ask(pipeline, `${WORDS} ${words}`)).toMatchObject({ category: 'loss' });
  expect(await ask(pipeline, `${WORDS} invoice refund debit coin`)).toMatchObject({ category: 'failure' });
});

it('words that are typical of the quiet category do not outvote keywords', async () => {
  const calm = 'calm price quota limit plan manual';
  const tickets = TICKETS.map((ticket, index) => (index < 10 ? ticket : example(index, 'other', calm)));
  expect(await ask(await learn(baselineKeywords, tickets), `${WORDS} ${calm}`)).toMatchObject({ category: 'failure' });
});
