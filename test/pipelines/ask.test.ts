import { describe, expect, it } from 'vitest';
import { ModelError } from '../../src/errors.ts';
import { askForCategory } from '../../src/pipelines/ask.ts';
import { startServer, type ChatBody, type MisbehavingServer } from '../helpers/misbehaving-server.ts';
import { answerText, replies, type Respond } from '../helpers/replies.ts';
import { CATEGORIES, openAi, rejection, REQUEST } from '../models/request.ts';

type Prediction = Awaited<ReturnType<typeof askForCategory>>;

const question = (signal = new AbortController().signal) => ({ ...REQUEST, categoryNames: CATEGORIES, signal });

const askAt = ({ baseUrl }: MisbehavingServer): Promise<Prediction> => askForCategory(openAi(baseUrl), question());

/** Asks a server that gives these replies in turn. */
async function askFor(...given: Respond[]): Promise<{ prediction: Prediction; bodies: ChatBody[] }> {
  await using server = await startServer(({ index }) => given[index] ?? replies.status(418));
  const prediction = await askAt(server);
  return { prediction, bodies: server.requests.map(({ body }) => body) };
}

const answered = {
  status: 'answered',
  category: 'other',
  confidence: 0.9,
  reasoning: 'Because the ticket says so.',
};

// What a reply of replies.ts uses: 100 tokens in, 20 out.
const once = { calls: 1, usage: { inputTokens: 100, outputTokens: 20 } };
const twice = { calls: 2, usage: { inputTokens: 200, outputTokens: 40 } };

const useless = [
  { name: 'empty', reply: replies.empty(), problem: 'empty', complaint: 'it was empty', text: '' },
  { name: 'null', reply: replies.nullContent(), problem: 'empty', complaint: 'it was empty', text: '' },
  {
    name: 'truncated',
    reply: replies.truncated(),
    problem: 'truncated',
    complaint: 'cut off',
    text: '{"reasoning":"It',
  },
  { name: 'prose', reply: replies.prose(), problem: 'no_json', complaint: 'JSON', text: 'I would call somebody.' },
  {
    name: 'without a category',
    reply: replies.noCategory(),
    problem: 'no_category',
    complaint: '`category`',
    text: '{"reasoning":"unsure"}',
  },
  {
    name: 'of an unknown category',
    reply: replies.wrongCategory(),
    problem: 'unknown_category',
    complaint: 'none of those allowed',
    text: answerText('volcano'),
  },
];

describe('a useful reply', () => {
  it.each([
    { name: 'clean JSON', reply: replies.good() },
    { name: 'JSON with text around it', reply: replies.aroundJson() },
  ])('of $name is the answer, and nothing more is asked', async ({ reply }) => {
    const { prediction, bodies } = await askFor(reply);
    expect(prediction).toMatchObject({ ...answered, ...once });
    expect(bodies).toHaveLength(1);
  });

  it('is found again when the server takes no structured output', async () => {
    await using server = await startServer(() => replies.refusingFormats('json_schema', 'json_object'));
    expect(await askAt(server)).toMatchObject(answered);
  });
});

describe('a reply of no use', () => {
  it.each(useless)('that is $name is asked about once more, saying why', async ({ reply, complaint, text }) => {
    const { prediction, bodies } = await askFor(reply, replies.good());
    expect(prediction).toMatchObject({ ...answered, ...twice });
    const [first, second] = bodies;
    const added = second?.messages.slice(REQUEST.messages.length) ?? [];
    expect(first?.messages).toEqual(REQUEST.messages);
    expect(second?.messages.slice(0, REQUEST.messages.length)).toEqual(REQUEST.messages);
    expect(added.map(({ role }) => role)).toEqual(text === '' ? ['user'] : ['assistant', 'user']);
    expect(added.at(-2)?.content ?? '').toBe(text);
    expect(added.at(-1)?.content).toContain(complaint);
    expect(added.at(-1)?.content).toContain(CATEGORIES.join(', '));
    expect(second?.response_format).toEqual(first?.response_format);
  });

  it.each(useless)('that is $name twice is unparsed, and not asked about a third time', async ({ reply, ...bad }) => {
    const { prediction, bodies } = await askFor(reply, reply, replies.good());
    expect(prediction).toMatchObject({ status: 'unparsed', problem: bad.problem, text: bad.text, ...twice });
    expect(bodies).toHaveLength(2);
  });

  it('keeps the second problem when the second reply is bad in another way', async () => {
    const { prediction } = await askFor(replies.prose(), replies.empty());
    expect(prediction).toMatchObject({ status: 'unparsed', problem: 'empty', text: '', ...twice });
  });

  it('that is followed by a refusal is refused', async () => {
    const { prediction } = await askFor(replies.prose(), replies.refusal());
    expect(prediction).toMatchObject({ status: 'unparsed', problem: 'refused', ...twice });
  });

  it.each([
    // What a refused call used is nothing.
    { name: 'an error', reply: replies.status(500), usage: once.usage },
    { name: 'a rejection', reply: replies.status(400), usage: once.usage },
    // What one used that may have been paid for is not known, and so the sum is not.
    { name: 'a reset', reply: replies.reset(), usage: { inputTokens: null, outputTokens: null } },
  ])('stays unparsed when the second call ends with $name', async ({ reply, usage }) => {
    const { prediction, bodies } = await askFor(replies.prose(), reply);
    expect(prediction).toMatchObject({
      status: 'unparsed',
      problem: 'no_json',
      text: 'I would call somebody.',
      calls: 2,
      usage,
    });
    expect(bodies).toHaveLength(2);
  });
});

it.each([
  { name: 'refuses', reply: replies.refusal(), text: 'I can not help with that.' },
  { name: 'is stopped by a filter', reply: replies.contentFilter(), text: '' },
])('a model that $name is not asked again', async ({ reply, text }) => {
  const { prediction, bodies } = await askFor(reply, replies.good());
  expect(prediction).toMatchObject({ status: 'unparsed', problem: 'refused', text, ...once });
  expect(bodies).toHaveLength(1);
});

it('usage of which one count is unknown is unknown in the sum', async () => {
  const withHalf = replies.completion({ content: 'no', usage: { prompt_tokens: 7 } });
  const { prediction } = await askFor(withHalf, replies.good());
  expect(prediction).toMatchObject({ calls: 2, usage: { inputTokens: 107, outputTokens: null } });
});

describe('a call that fails', () => {
  it.each([
    { reply: replies.status(500), kind: 'server', tokens: 0 },
    { reply: replies.status(408), kind: 'timeout', tokens: 0 },
    { reply: replies.status(429), kind: 'rate_limited', tokens: 0 },
    { reply: replies.status(400), kind: 'rejected', tokens: 0, requests: 3 },
    { reply: replies.reset(), kind: 'server', tokens: null },
    { reply: replies.html(), kind: 'server', tokens: null },
  ])('with $kind gives a failed prediction, and is not asked again', async ({ reply, kind, tokens, requests = 1 }) => {
    await using server = await startServer(() => reply);
    const prediction = await askAt(server);
    expect(prediction).toMatchObject({ status: 'failed', kind, calls: 1 });
    expect(prediction).toHaveProperty('message', expect.stringContaining(server.host));
    expect(prediction.usage).toEqual({ inputTokens: tokens, outputTokens: tokens });
    expect(server.requests).toHaveLength(requests);
  });

  it.each([
    { name: '401', reply: replies.status(401), kind: 'unauthorized' },
    { name: '404', reply: replies.status(404), kind: 'unknown_model' },
    { name: 'a used up quota', reply: replies.quota(), kind: 'quota' },
  ])('with $name throws, be it the first call or the second', async ({ reply, kind }) => {
    for (const before of [[], [replies.prose()]]) {
      const error = await rejection(askFor(...before, reply));
      expect(error).toBeInstanceOf(ModelError);
      expect(error).toMatchObject({ kind, isFatal: true });
    }
  });

  it('by an abort throws its reason, and asks nothing more', async () => {
    await using server = await startServer(({ index }) => (index === 0 ? replies.prose() : replies.stall()));
    const controller = new AbortController();
    const reason = new Error('enough');
    const asked = rejection(askForCategory(openAi(server.baseUrl), question(controller.signal)));
    await server.arrived(2);
    controller.abort(reason);
    expect(await asked).toBe(reason);
    expect(server.requests).toHaveLength(2);
  });

  it('by a bug in the model is no prediction', async () => {
    const bug = new TypeError('a bug');
    const model = { id: 'broken', host: null, complete: () => Promise.reject(bug) };
    expect(await rejection(askForCategory(model, question()))).toBe(bug);
  });
});

it('a long reply is cut where it is kept', async () => {
  const { prediction } = await askFor(
    replies.completion({ content: 'a'.repeat(100_000) }),
    replies.completion({ content: 'b'.repeat(100_000) }),
  );
  expect(prediction).toMatchObject({ status: 'unparsed', text: 'b'.repeat(2000) });
});
