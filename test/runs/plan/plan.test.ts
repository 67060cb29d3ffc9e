import { expect, it } from 'vitest';
import { planRun, sumOf, type PlanOptions } from '../../../src/runs/plan/plan.ts';
import { createRehearsal, nothingAsked, type Rehearsal } from '../../../src/runs/plan/rehearsal.ts';
import type { ChatMessage } from '../../../src/models/types.ts';
import type { Ticket } from '../../../src/tickets/ticket.ts';
import { makeTicket, streamOf } from '../build.ts';

/** A prompt of two messages of ten and of as many letters as the title has; a letter counts as a token. */
const promptOf = ({ title }: Ticket): ChatMessage[] => [
  { role: 'system', content: 'x'.repeat(10) },
  { role: 'user', content: title ?? '' },
];
const FORMAT = { name: 'category', schema: { properties: { category: { enum: ['other'] } } } };

const rehearsalOf = (): Rehearsal =>
  createRehearsal({
    model: { id: 'm', host: 'models.test' },
    known: null,
    asked: nothingAsked(),
    countTokens: (text) => text.length,
  });

/** Asks about each ticket so many times. */
function options(more: Partial<PlanOptions> = {}, callsPerTicket = 1): PlanOptions {
  const rehearsal = rehearsalOf();
  const { signal } = new AbortController();
  return {
    tickets: 2,
    rehearsal,
    rehearse: async (ticket) => {
      for (let repeat = 0; repeat < callsPerTicket; repeat++) {
        await rehearsal.model.complete({ messages: promptOf(ticket), format: FORMAT, repeat }, { signal });
      }
    },
    preview: promptOf,
    isExact: false,
    price: { input: 2, output: 10 },
    rates: { rpm: 60, tpm: 1000 },
    maxRetries: 5,
    ...more,
  };
}

const tickets = (titles: readonly string[]) => streamOf(titles.map((title) => makeTicket({ title })));

it('counts the tokens of the real prompts, and what they cost and take', async () => {
  const plan = await planRun(tickets(['abc', 'abcdefg']), options());
  expect(plan).toEqual({
    version: 1,
    kind: 'plan',
    tickets: 2,
    calls: 2,
    cachedCalls: 0,
    // 10 + 3 and 10 + 7
    inputTokens: 30,
    measured: 2,
    assumedOutputTokens: 400,
    // (30 · 2 + 400 · 10) / 1 000 000
    costUsd: 0.00406,
    // 2 of 60 calls a minute are less than 430 of 1000 tokens
    minutes: 0.43,
    range: {
      // 2 · 30 tokens of replies: (30 · 2 + 60 · 10) / 1 000 000
      low: { liveCalls: 2, inputTokens: 30, outputTokens: 60, costUsd: 0.00066, minutes: 0.09 },
      // 2 · 1000: (30 · 2 + 2000 · 10) / 1 000 000
      high: { liveCalls: 2, inputTokens: 30, outputTokens: 2000, costUsd: 0.02006, minutes: 2.03 },
    },
    // 2 calls, each tried six times
    mostRequests: 12,
    firstPrompt: [
      { role: 'system', content: 'xxxxxxxxxx' },
      { role: 'user', content: 'abc' },
    ],
  });
});

it('several calls a ticket are counted each', async () => {
  const plan = await planRun(tickets(['abc', 'abcdefg']), options({}, 2));
  expect(plan).toMatchObject({ calls: 4, inputTokens: 60, assumedOutputTokens: 800 });
});

/** 5,000 tickets, the first 500 of which have prompts of 20 tokens and the others of 1,010. */
function manyTickets() {
  const seen = { read: 0 };
  const stream = async function* () {
    for (; seen.read < 5000; seen.read++) {
      await Promise.resolve();
      yield makeTicket({ title: 'x'.repeat(seen.read < 500 ? 10 : 1000) });
    }
  };
  return { seen, stream };
}

it('many tickets are measured on the first 500 and scaled up, and the rest is not read', async () => {
  const { seen, stream } = manyTickets();
  const plan = await planRun(stream(), options({ tickets: 5000 }));
  expect(plan).toMatchObject({ measured: 500, calls: 5000, inputTokens: 100_000, range: { low: { liveCalls: 5000 } } });
  expect(seen.read).toBeLessThan(502);
});

it('every ticket is looked at where the first ones say nothing of the others', async () => {
  const plan = await planRun(manyTickets().stream(), options({ tickets: 5000, isExact: true }));
  // 500 · 20 and 4500 · 1010
  expect(plan).toMatchObject({ measured: 5000, calls: 5000, inputTokens: 4_555_000 });
});

it.each([
  ['no rates', { rpm: null, tpm: null }, null],
  ['requests only', { rpm: 4, tpm: null }, 0.5],
  ['tokens only', { rpm: null, tpm: 860 }, 0.5],
  ['whichever is slower', { rpm: 1, tpm: 860 }, 2],
])('the least time with %s', async (_, rates, minutes) => {
  expect((await planRun(tickets(['abc', 'abcdefg']), options({ rates }))).minutes).toBe(minutes);
});

it('without a price the cost is not known', async () => {
  const plan = await planRun(tickets(['abc']), options({ tickets: 1, price: null }));
  expect(plan).toMatchObject({ costUsd: null, range: { low: { costUsd: null }, high: { costUsd: null } } });
});

it('a pipeline without calls costs nothing, price or not', async () => {
  const silent = { rehearse: () => Promise.resolve(), preview: () => null, price: null };
  const plan = await planRun(tickets(['abc', 'de']), options(silent));
  expect(plan).toMatchObject({ calls: 0, inputTokens: 0, assumedOutputTokens: 0, costUsd: 0, firstPrompt: null });
});

it('of no tickets nothing is planned', async () => {
  const plan = await planRun(tickets([]), options({ tickets: 0 }));
  expect(plan).toMatchObject({ measured: 0, calls: 0, inputTokens: 0, costUsd: 0, firstPrompt: null });
});

it('several runs take what they take together; one unknown cost makes the sum unknown, an unknown time does not', async () => {
  const one = await planRun(tickets(['abc', 'abcdefg']), options());
  const other = await planRun(tickets(['abc']), options({ tickets: 1, price: null, rates: { rpm: null, tpm: null } }));
  expect(sumOf([one, other])).toEqual({
    calls: 3,
    cachedCalls: 0,
    range: {
      // 30 and 13 tokens in, 60 and 30 out
      low: { liveCalls: 3, inputTokens: 43, outputTokens: 90, costUsd: null, minutes: 0.09 },
      high: { liveCalls: 3, inputTokens: 43, outputTokens: 3000, costUsd: null, minutes: 2.03 },
    },
  });
});
