import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/errors.ts';
import { findPipeline } from '../../src/pipelines/registry.ts';
import { seededRandom } from '../../src/util/random.ts';
import { conversation, message } from '../prompts/build.ts';
import { ask, example, learn, UNRELATED } from './learn.ts';

const TICKETS = [
  example(1, 'failure', 'The disk is full and the node restarts.'),
  example(2, 'failure', 'The node is unreachable, errors on every request.'),
  example(3, 'failure', '节点无法访问'),
  example(4, 'loss', 'The invoice bills a disk twice, refund please.'),
  example(5, 'loss', 'The balance on the invoice is wrong.'),
  example(6, 'other', 'How large may a disk be?'),
  example(7, 'other', 'Which node size fits a small database?'),
  example(8, null, 'A disk that nobody labelled.'),
];

const QUESTIONS = ['The node is full', 'an invoice for a disk', '节点', 'nothing of the sort'];

describe.each(['baseline:keywords', 'baseline:tfidf-logreg', 'baseline:knn'])('%s', (name) => {
  const spec = findPipeline(name);

  it('learns, and makes no call', async () => {
    expect(spec).toMatchObject({ calls: 0, isTrained: true, showsExamples: false, prompts: [] });
    const pipeline = await learn(spec, TICKETS);
    expect(pipeline.preview(conversation(), UNRELATED)).toBeNull();
    expect(await ask(pipeline, 'The node is full')).toMatchObject({
      status: 'answered',
      calls: 0,
      usage: { inputTokens: 0, outputTokens: 0 },
      examples: [],
    });
  });

  it('says the same whatever the order of the tickets that it learns from', async () => {
    const random = seededRandom(1);
    const inOrder = await learn(spec, TICKETS);
    const expected = await Promise.all(QUESTIONS.map((question) => ask(inOrder, question)));
    for (let round = 0; round < 5; round++) {
      const keys = new Map(TICKETS.map((ticket) => [ticket, random()]));
      const shuffled = TICKETS.toSorted((a, b) => (keys.get(a) ?? 0) - (keys.get(b) ?? 0));
      const pipeline = await learn(spec, shuffled);
      expect(await Promise.all(QUESTIONS.map((question) => ask(pipeline, question)))).toEqual(expected);
    }
  });

  it('says the same about a ticket whatever it was asked before', async () => {
    const pipeline = await learn(spec, TICKETS);
    const first = await ask(pipeline, 'The node is full');
    for (const question of QUESTIONS) await ask(pipeline, question);
    expect(await ask(pipeline, 'The node is full')).toEqual(first);
  });

  it.each([
    ['words that it never saw', 'zebra giraffe'],
    ['no word at all', '?!'],
    ['no text', ''],
  ])('answers a ticket with %s', async (_, text) => {
    const pipeline = await learn(spec, TICKETS);
    const prediction = await ask(pipeline, text);
    expect(prediction).toMatchObject({ status: 'answered', reasoning: expect.stringMatching(/^No /) as string });
    expect(['failure', 'loss', 'other']).toContain(prediction.status === 'answered' && prediction.category);
  });

  it('takes no notice of what agents and systems write', async () => {
    const pipeline = await learn(spec, TICKETS);
    const messages = [message('zebra'), message('node', { role: 'agent' }), message('disk', { role: 'system' })];
    const options = { signal: new AbortController().signal, repeat: 0, provenance: UNRELATED };
    const prediction = await pipeline.predict(conversation({ messages }), options);
    expect(prediction).toEqual(await ask(pipeline, 'zebra'));
  });

  it('answers the quiet category when it is all that it learnt', async () => {
    const pipeline = await learn(spec, [example(1, 'other', 'How large may a disk be?')]);
    expect(await ask(pipeline, 'a disk')).toMatchObject({ status: 'answered', category: 'other' });
  });

  it('learns from tickets none of which is of the quiet category', async () => {
    const pipeline = await learn(spec, TICKETS.slice(0, 5));
    expect(await ask(pipeline, 'zebra')).toMatchObject({ status: 'answered' });
  });

  it.each([
    ['no ticket', []],
    ['no labelled ticket', [example(1, null, 'disk')]],
  ])('%s to learn from is a usage error', async (_, tickets) => {
    await expect(learn(spec, tickets)).rejects.toBeInstanceOf(UsageError);
  });

  it('needs a category that nobody is called for', async () => {
    await expect(learn(spec, TICKETS, [])).rejects.toBeInstanceOf(RangeError);
  });
});
