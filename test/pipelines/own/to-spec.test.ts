import { expect, it } from 'vitest';
import { DataError, ModelError } from '../../../src/errors.ts';
import type { ChatModel, ChatRequest } from '../../../src/models/types.ts';
import type { Decide, PipelineDefinition } from '../../../src/pipelines/own/define.ts';
import { toSpec } from '../../../src/pipelines/own/to-spec.ts';
import type { PipelineParts } from '../../../src/pipelines/types.ts';
import { bindPrompt } from '../../../src/prompts/bind.ts';
import { loadPrompt } from '../../../src/prompts/library.ts';
import { CATEGORIES, conversation, message } from '../../prompts/build.ts';
import { makeTicket, streamOf } from '../../runs/build.ts';

/** A model that says these replies in turn, each for 10 tokens and 1, and keeps what it was asked. */
function scripted(replies: readonly (string | Error)[]): ChatModel & { asked: ChatRequest[] } {
  const asked: ChatRequest[] = [];
  return {
    id: 'scripted',
    host: null,
    asked,
    complete: (request) => {
      const reply = replies[asked.length] ?? '';
      asked.push(request);
      if (reply instanceof Error) return Promise.reject(reply);
      const usage = { inputTokens: 10, outputTokens: 1 };
      return Promise.resolve({ text: reply, finishReason: 'stop', usage, isCached: false, durationMs: 1 });
    },
  };
}

const saying = (category: string): string => JSON.stringify({ reasoning: 'so', category, confidence: 0.8 });
const TICKET = conversation({ messages: [message('the volume is gone')] });
const FORMAT = { name: 'note', schema: { type: 'object' } };

const asDefinition = (decide: Decide, more: Partial<PipelineDefinition> = {}): PipelineDefinition => ({
  summary: 'own',
  calls: 2,
  prompts: ['direct'],
  create: () => decide,
  ...more,
});

async function build(definition: PipelineDefinition, model: ChatModel | null) {
  const spec = toSpec({ definition, file: 'own.mjs' });
  const prompts: PipelineParts['prompts'] = new Map([
    ['direct', bindPrompt(await loadPrompt('direct', null), CATEGORIES)],
  ]);
  const training = [
    makeTicket({ id: 'T-1', createdAt: '2025-03-01', gold: { label: 'failure' } }),
    makeTicket({ id: 'T-2', createdAt: '2025-03-09', gold: { label: 'other' } }),
  ];
  const trainingTickets = () => streamOf(training);
  const parts = { model, categories: CATEGORIES, prompts, trainingTickets, examples: { select: 'fixed', count: 2 } };
  return { spec, pipeline: await spec.create(parts as PipelineParts) };
}

async function predict(
  decide: Decide,
  replies: readonly (string | Error)[] = [],
  more: Partial<PipelineDefinition> = {},
) {
  const model = scripted(replies);
  const { pipeline } = await build(asDefinition(decide, more), model);
  const provenance = { id: 'Q-7', customer: null, incidentId: null, createdAt: '2025-03-05' };
  const signal = new AbortController().signal;
  return { prediction: await pipeline.predict(TICKET, { signal, repeat: 3, provenance }), asked: model.asked };
}

it('two questions are two calls, and their tokens are added', async () => {
  const decide: Decide = async ({ ask }) => {
    const first = await ask('direct');
    return first.status === 'answered' && first.category === 'failure' ? ask('direct') : first;
  };
  const { prediction, asked } = await predict(decide, [saying('failure'), saying('other')]);
  expect(prediction).toEqual({
    status: 'answered',
    category: 'other',
    confidence: 0.8,
    reasoning: 'so',
    calls: 2,
    cachedCalls: 0,
    usage: { inputTokens: 20, outputTokens: 2 },
    billed: { inputTokens: 20, outputTokens: 2 },
    durationMs: 2,
    examples: [],
  });
  expect(asked.map(({ repeat }) => repeat)).toEqual([3, 3]);
});

it('an answer of one`s own needs no call, and what it leaves out is null', async () => {
  const { prediction } = await predict(() => ({ category: 'failure' }));
  expect(prediction).toMatchObject({ status: 'answered', category: 'failure', confidence: null, calls: 0 });
});

it('a copy of an answer with another category is one as well', async () => {
  const decide: Decide = async ({ ask }) => ({ ...(await ask('direct')), category: 'other' });
  const { prediction } = await predict(decide, [saying('failure')]);
  expect(prediction).toMatchObject({ status: 'answered', category: 'other', confidence: 0.8, calls: 1 });
});

it('messages of one`s own go to the model as they are, and are counted', async () => {
  const messages = [{ role: 'user' as const, content: 'Just say what you see.' }];
  const decide: Decide = async ({ complete }) => {
    const { text } = await complete({ messages, format: FORMAT });
    return { category: text === 'smoke' ? 'failure' : 'other' };
  };
  const { prediction, asked } = await predict(decide, ['smoke']);
  expect(asked).toEqual([{ messages, format: FORMAT, repeat: 3 }]);
  expect(prediction).toMatchObject({ category: 'failure', calls: 1, usage: { inputTokens: 10, outputTokens: 1 } });
});

it('a call without a reply leaves the ticket failed, a reply of no use unparsed', async () => {
  const broken = new ModelError('server', 'HTTP 500');
  const decide: Decide = ({ ask }) => ask('direct');
  expect((await predict(decide, [broken])).prediction).toMatchObject({ status: 'failed', kind: 'server', calls: 1 });
  expect((await predict(decide, ['?', '?'])).prediction).toMatchObject({ status: 'unparsed', calls: 2 });
  const own: Decide = ({ complete }) => complete({ messages: [], format: FORMAT }).then(() => ({ category: 'other' }));
  const { prediction } = await predict(own, [broken]);
  // What the lost reply has cost is not known.
  expect(prediction).toMatchObject({ status: 'failed', calls: 1, usage: { inputTokens: null, outputTokens: null } });
});

it('examples are never later than the ticket, and those shown are named', async () => {
  const decide: Decide = ({ ask, examples }) => ask('direct', { examples: examples() });
  const { prediction } = await predict(decide, [saying('other')], { showsExamples: true });
  expect(prediction.examples).toEqual(['T-1']);
});

it('a model that can`t go on stops the run, as with any pipeline', async () => {
  const refused = new ModelError('unauthorized', 'no such key');
  await expect(predict(({ ask }) => ask('direct'), [refused])).rejects.toBe(refused);
});

it.each<[string, Decide, string]>([
  [
    'a bug',
    () => {
      throw new TypeError('x is not a function');
    },
    'TypeError: x is not a function',
  ],
  ['a promise that is broken', () => Promise.reject(new Error('no')), 'Error: no'],
  ['no answer', () => undefined as unknown as { category: string }, 'expected object, received undefined'],
  ['an unknown category', () => ({ category: 'urgent' }), 'category: expected one of failure, other, got "urgent"'],
  ['a prompt that is not named', async ({ ask }) => ask('cot'), 'prompt "cot" is not among `prompts`: direct'],
])('%s ends the run with the ticket, and the place', async (_, decide, problem) => {
  const failure = await predict(decide).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(DataError);
  expect((failure as DataError).message).toMatch(/^own\.mjs: ticket "Q-7": /);
  expect((failure as DataError).message).toContain(problem);
});

it('a bug comes with the line that it is in', async () => {
  const decide: Decide = () => {
    throw new TypeError('x is not a function');
  };
  await expect(predict(decide)).rejects.toThrow('to-spec.test.ts:');
});

it('asking a model in a pipeline that says it makes no calls is a mistake of the pipeline', async () => {
  const { pipeline } = await build(
    asDefinition(({ ask }) => ask('direct'), { calls: 0 }),
    null,
  );
  const provenance = { id: 'Q-7', customer: null, incidentId: null, createdAt: null };
  const options = { signal: new AbortController().signal, repeat: 0, provenance };
  await expect(pipeline.predict(TICKET, options)).rejects.toThrow('own.mjs: ticket "Q-7": ');
});

it('a create that gives no function is named', async () => {
  const definition = asDefinition(() => ({ category: 'other' }), { create: () => ({}) as Decide });
  await expect(build(definition, null)).rejects.toThrow('own.mjs: create: expected it to return a function');
});

it('the first call is shown beforehand: that of the first prompt, or of a preview', async () => {
  const provenance = { id: 'Q-7', customer: null, incidentId: null, createdAt: null };
  const decide: Decide = ({ ask }) => ask('direct');
  const shown = (await build(asDefinition(decide), null)).pipeline.preview(TICKET, provenance);
  expect(shown?.at(-1)?.content).toContain('the volume is gone');
  const messages = [{ role: 'user' as const, content: 'mine' }];
  const own = await build(asDefinition(decide, { preview: () => messages }), null);
  expect(own.pipeline.preview(TICKET, provenance)).toEqual(messages);
  expect((await build(asDefinition(decide, { calls: 0 }), null)).pipeline.preview(TICKET, provenance)).toBeNull();
});
