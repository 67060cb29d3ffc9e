import { expect, it } from 'vitest';
import type { Pipeline } from '../../src/pipelines/types.ts';
import { planRun, type PlanOptions } from '../../src/runs/plan.ts';
import { makeTicket, streamOf } from './build.ts';

/** A prompt of two messages of ten and of as many letters as the ticket's id has; a letter counts as a token. */
const pipeline: Pipeline = {
  preview: ({ title }) => [
    { role: 'system', content: 'x'.repeat(10) },
    { role: 'user', content: title ?? '' },
  ],
  predict: () => Promise.reject(new Error('nothing may be asked')),
};
const silent: Pipeline = { ...pipeline, preview: () => null };

const tickets = (titles: readonly string[]) => streamOf(titles.map((title) => makeTicket({ title })));

const OPTIONS: PlanOptions = {
  pipeline,
  callsPerTicket: 1,
  tickets: 2,
  countTokens: (text) => text.length,
  price: { input: 2, output: 10 },
  rates: { rpm: 60, tpm: 1000 },
};

it('counts the tokens of the real prompts, and what they cost and take', async () => {
  const plan = await planRun(tickets(['abc', 'abcdefg']), OPTIONS);
  expect(plan).toEqual({
    version: 1,
    kind: 'plan',
    tickets: 2,
    calls: 2,
    // 10 + 3 and 10 + 7
    inputTokens: 30,
    measured: 2,
    assumedOutputTokens: 400,
    // (30 · 2 + 400 · 10) / 1 000 000
    costUsd: 0.00406,
    // 2 of 60 calls a minute are less than 430 of 1000 tokens
    minutes: 0.43,
    firstPrompt: [
      { role: 'system', content: 'xxxxxxxxxx' },
      { role: 'user', content: 'abc' },
    ],
  });
});

it('several calls a ticket are counted each', async () => {
  const plan = await planRun(tickets(['abc', 'abcdefg']), { ...OPTIONS, callsPerTicket: 2 });
  expect(plan).toMatchObject({ calls: 4, inputTokens: 60, assumedOutputTokens: 800 });
});

it('many tickets are measured on the first 500 and scaled up, and the rest is not read', async () => {
  let read = 0;
  async function* many() {
    for (; read < 5000; read++) {
      await Promise.resolve();
      // the first 500 have prompts of 20 tokens
      yield makeTicket({ title: 'x'.repeat(read < 500 ? 10 : 1000) });
    }
  }
  const plan = await planRun(many(), { ...OPTIONS, tickets: 5000 });
  expect(plan).toMatchObject({ measured: 500, calls: 5000, inputTokens: 100_000 });
  expect(read).toBeLessThan(502);
});

it.each([
  ['no rates', { rpm: null, tpm: null }, null],
  ['requests only', { rpm: 4, tpm: null }, 0.5],
  ['tokens only', { rpm: null, tpm: 860 }, 0.5],
  ['whichever is slower', { rpm: 1, tpm: 860 }, 2],
])('the least time with %s', async (_, rates, minutes) => {
  expect((await planRun(tickets(['abc', 'abcdefg']), { ...OPTIONS, rates })).minutes).toBe(minutes);
});

it('without a price the cost is not known', async () => {
  expect((await planRun(tickets(['abc']), { ...OPTIONS, tickets: 1, price: null })).costUsd).toBeNull();
});

it('a pipeline without calls costs nothing, price or not', async () => {
  const plan = await planRun(tickets(['abc', 'de']), { ...OPTIONS, pipeline: silent, callsPerTicket: 0, price: null });
  expect(plan).toMatchObject({ calls: 0, inputTokens: 0, assumedOutputTokens: 0, costUsd: 0, firstPrompt: null });
});

it('of no tickets nothing is planned', async () => {
  const plan = await planRun(tickets([]), { ...OPTIONS, tickets: 0 });
  expect(plan).toMatchObject({ measured: 0, calls: 0, inputTokens: 0, costUsd: 0, firstPrompt: null });
});
