import { expect, it } from 'vitest';
import { ModelError } from '../../src/errors.ts';
import type { ChatModel, ChatRequest, FinishReason } from '../../src/models/types.ts';
import { findPipeline } from '../../src/pipelines/registry.ts';
import { bindPrompt } from '../../src/prompts/bind.ts';
import { loadPrompt } from '../../src/prompts/library.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { replyOf } from '../models/request.ts';
import { CATEGORIES, conversation, message } from '../prompts/build.ts';
import { makeTicket, streamOf } from '../runs/build.ts';

type Reply = string | ModelError | { text: string; finishReason: FinishReason };

/** A model that says these replies in turn, and keeps what it was asked. */
function scripted(replies: readonly Reply[]): ChatModel & { asked: ChatRequest[] } {
  const asked: ChatRequest[] = [];
  return {
    id: 'scripted',
    host: null,
    asked,
    complete: (request) => {
      const reply = replies[asked.length] ?? '';
      asked.push(request);
      if (reply instanceof ModelError) return Promise.reject(reply);
      const { text, finishReason } = typeof reply === 'string' ? { text: reply, finishReason: 'stop' as const } : reply;
      return Promise.resolve(replyOf({ text, finishReason }));
    },
  };
}

const saying = (category: string): string =>
  JSON.stringify({ reasoning: `It is ${category}.`, category, confidence: 0.8 });

async function predict(name: string, replies: readonly Reply[], training: readonly Ticket[] = []) {
  const spec = findPipeline(name);
  const prompts = new Map<string, ReturnType<typeof bindPrompt>>();
  for (const prompt of spec.prompts) prompts.set(prompt, bindPrompt(await loadPrompt(prompt, null), CATEGORIES));
  const model = scripted(replies);
  const pipeline = await spec.create({
    model,
    categories: CATEGORIES,
    prompts,
    trainingTickets: () => streamOf(training),
    examples: { select: 'similar', count: 2 },
  });
  const provenance = { id: 'Q', customer: null, incidentId: null, createdAt: null };
  const prediction = await pipeline.predict(conversation({ messages: [message('the volume is gone')] }), {
    signal: new AbortController().signal,
    repeat: 0,
    provenance,
  });
  return { prediction, asked: model.asked };
}

const BROKEN = new ModelError('server', 'HTTP 500');

it.each([
  ['a check that agrees', [saying('failure'), saying('failure')], 'failure'],
  ['a check that corrects', [saying('failure'), saying('other')], 'other'],
  ['a check that fails', [saying('failure'), BROKEN], 'failure'],
  ['a check of no use, twice', [saying('failure'), 'Hm.', 'Hm.'], 'failure'],
] as const)('reflection: %s', async (_, replies, category) => {
  const { prediction, asked } = await predict('cot+reflection', replies);
  expect(prediction).toMatchObject({ status: 'answered', category, calls: replies.length });
  const check = asked[1]?.messages.at(-1)?.content ?? '';
  expect(check).toContain('# Earlier answer');
  expect(check).toMatch(/<answer-[0-9a-f]{8}>\n\| .*It is failure\..*\n<\/answer-/);
});

it('reflection does not check what is no answer', async () => {
  const { prediction, asked } = await predict('cot+reflection', ['Hm.', 'Hm.']);
  expect(prediction).toMatchObject({ status: 'unparsed', calls: 2 });
  expect(asked).toHaveLength(2);
});

it('examples stand before the ticket with their labels, and are named in the prediction', async () => {
  const training = [
    makeTicket({ id: 'near', messages: [message('the volume is slow')], gold: { label: 'other' } }),
    makeTicket({ id: 'far', messages: [message('an invoice')], gold: { label: 'failure' } }),
  ];
  const { prediction, asked } = await predict('cot+icl', [saying('failure')], training);
  expect(prediction).toMatchObject({ category: 'failure', examples: ['near'] });
  const text = asked[0]?.messages.at(-1)?.content ?? '';
  expect(text).toMatch(
    /# Examples[^]*the volume is slow[^]*Answer: \{"category": "other"\}[^]*# Ticket[^]*the volume is gone/,
  );
  expect(text).not.toContain('near');
});

it('staged classifies the description and nothing else of the ticket', async () => {
  const { prediction, asked } = await predict('staged', ['{"description":"A disk is lost."}', saying('failure')]);
  expect(prediction).toMatchObject({ status: 'answered', category: 'failure', calls: 2 });
  expect(prediction.usage).toEqual({ inputTokens: 20, outputTokens: 2 });
  const second = JSON.stringify(asked[1]?.messages);
  expect(second).toContain('A disk is lost.');
  expect(second).not.toContain('the volume is gone');
});

it.each([
  ['is empty', ['{"description":" "}'], { status: 'unparsed', problem: 'empty' }],
  ['is withheld', [{ text: 'no', finishReason: 'filter' }], { status: 'unparsed', problem: 'refused' }],
  ['fails', [BROKEN], { status: 'failed', kind: 'server' }],
] as const)('staged with a description that %s asks no further', async (_, replies, expected) => {
  const { prediction, asked } = await predict('staged', replies);
  expect(prediction).toMatchObject({ ...expected, calls: 1 });
  expect(asked).toHaveLength(1);
});

it('a description in plain words is one as well', async () => {
  const { prediction, asked } = await predict('staged', ['A disk is lost.', saying('failure')]);
  expect(prediction).toMatchObject({ category: 'failure' });
  expect(JSON.stringify(asked[1]?.messages)).toContain('| A disk is lost.');
});
