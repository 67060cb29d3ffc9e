import { expect, it } from 'vitest';
import type { Prediction } from '../../../src/pipelines/types.ts';
import { parsePredictionRecord } from '../../../src/runs/log/prediction-record.ts';
import { toRecord } from '../../../src/runs/predict/record.ts';
import { answered, makeTicket, oneCall } from '../build.ts';

const PRICE = { input: 0.4, output: 1.6 };
const TICKET = makeTicket({
  id: 'T-9',
  createdAt: '2025-03-02T09:12:00Z',
  product: 'dns',
  gold: { label: 'failure', incidentId: 'I-1', tags: ['late', 'vip'], escalateAt: 0, split: 'test' },
});

const record = (prediction: Prediction, price: typeof PRICE | null = PRICE) =>
  toRecord(TICKET, prediction, { repeat: 2, durationMs: 12.3456, price });

it('an answer is stored with what it cost and the gold fields that reports need', () => {
  const prediction = answered('failure', { confidence: 0.9, reasoning: 'It is down.', calls: 2 });
  expect(record(prediction)).toEqual({
    ticketId: 'T-9',
    repeat: 2,
    // the first digits of: printf '%s' '{"createdAt":"2025-03-02T09:12:00Z","product":"dns","region":null,"title":null,
    // "messages":[{"role":"customer","at":null,"author":null,"text":"It is down.","extra":{}}]}' | sha256sum
    contentSha256: '26edda1091bb9970',
    status: 'answered',
    category: 'failure',
    confidence: 0.9,
    reasoning: 'It is down.',
    problem: null,
    reply: null,
    label: 'failure',
    incidentId: 'I-1',
    examples: [],
    tags: ['late', 'vip'],
    product: 'dns',
    language: 'latin',
    createdAt: '2025-03-02T09:12:00Z',
    calls: 2,
    cachedCalls: 0,
    usage: { inputTokens: 100, outputTokens: 10 },
    // (100 · 0.4 + 10 · 1.6) / 1 000 000
    costUsd: 0.000056,
    durationMs: 12.35,
    attempt: 1,
  });
});

it('an unparsed reply is stored with its problem and its text', () => {
  const spent = oneCall({ inputTokens: 5, outputTokens: 5 });
  expect(record({ status: 'unparsed', problem: 'no_json', text: 'Hm.', ...spent })).toMatchObject({
    status: 'unparsed',
    category: null,
    confidence: null,
    reasoning: null,
    problem: 'no_json',
    reply: 'Hm.',
  });
});

it('a failed call is stored with its kind and message', () => {
  const spent = oneCall({ inputTokens: null, outputTokens: null });
  expect(record({ status: 'failed', kind: 'timeout', message: 'no reply in 60 s', ...spent })).toMatchObject({
    status: 'failed',
    category: null,
    problem: 'timeout: no reply in 60 s',
    reply: null,
    costUsd: null,
  });
});

it.each([
  ['no price is known', 100, 10, 1, null, null],
  ['the input is not known', null, 10, 1, PRICE, null],
  ['the output is not known', 100, null, 1, PRICE, null],
  ['nothing was called, price or not', 0, 0, 0, null, 0],
  ['the tokens are none', 0, 0, 1, PRICE, 0],
  // 1 000 000 · 0.4 + 500 000 · 1.6, per million
  ['both are known', 1_000_000, 500_000, 1, PRICE, 1.2],
])('the cost when %s', (_, inputTokens, outputTokens, calls, price, costUsd) => {
  const usage = { inputTokens, outputTokens };
  expect(record(answered('other', { usage, billed: usage, calls }), price).costUsd).toBe(costUsd);
});

it.each([
  { name: 'one of two calls', calls: 2, billed: { inputTokens: 50, outputTokens: 5 }, price: PRICE, costUsd: 0.000028 },
  { name: 'both calls', calls: 1, billed: { inputTokens: 0, outputTokens: 0 }, price: null, costUsd: 0 },
])('what the cache gave costs nothing: $name', ({ calls, billed, price, costUsd }) => {
  // (50 · 0.4 + 5 · 1.6) / 1 000 000
  const stored = record(answered('other', { calls, cachedCalls: 1, billed }), price);
  expect(stored).toMatchObject({ calls, cachedCalls: 1, costUsd, usage: { inputTokens: 100, outputTokens: 10 } });
});

it.each([
  ['an answer', answered('other')],
  [
    'a failure',
    { status: 'failed', kind: 'server', message: '', ...oneCall({ inputTokens: null, outputTokens: null }) },
  ],
] as [string, Prediction][])('the line of %s is read as it was written', (_, prediction) => {
  const written = record(prediction);
  expect(parsePredictionRecord(JSON.stringify(written))).toEqual(written);
});
