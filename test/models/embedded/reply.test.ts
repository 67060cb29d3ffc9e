import { describe, expect, it } from 'vitest';
import { createEmbeddedModel } from '../../../src/models/embedded/index.ts';
import type { ChatRequest } from '../../../src/models/types.ts';
import { said } from '../request.ts';
import { ask, formatOf, type Line, messagesOf, systemPrompt, ZOO, ZOO_NAMES } from './request.ts';

const ILL: Line[] = [
  ['customer', 'The animal limps since this morning.'],
  ['agent', 'Does it eat?'],
  ['customer', 'No, it refuses its food, and it still limps.'],
];
const messages = messagesOf(systemPrompt(ZOO), ILL);
const signal = new AbortController().signal;

describe('the reply', () => {
  it('has exactly the properties that are asked for', async () => {
    const short = await ask(messages, formatOf(ZOO_NAMES));
    const long = await ask(messages, formatOf(ZOO_NAMES, { reasoning: { type: 'string' } }));
    expect(Object.keys(short)).toEqual(['category', 'confidence']);
    expect(Object.keys(long)).toEqual(['category', 'confidence', 'reasoning']);
    expect(long.category).toBe(short.category);
  });

  it('fills unknown properties with an empty value of their type', async () => {
    const unknown = {
      note: { type: 'string' },
      tags: { type: 'array' },
      urgent: { type: 'boolean' },
      count: { type: ['integer', 'null'] },
      nested: { type: 'object' },
      none: { type: 'null' },
      tone: { enum: ['calm', 'loud'] },
    };
    expect(await ask(messages, formatOf(ZOO_NAMES, unknown))).toMatchObject({
      note: '',
      tags: [],
      urgent: false,
      count: 0,
      nested: {},
      none: null,
      tone: 'calm',
    });
  });

  it('quotes the ticket in its reasoning, along the steps', async () => {
    const { reasoning } = await ask(messages, formatOf(ZOO_NAMES, { reasoning: { type: 'string' } }));
    expect(reasoning).toContain('"No, it refuses its food, and it still limps."');
    expect(reasoning).toMatch(/Symptom.*Scope.*Doubt.*For pelican9.*Decision: pelican9/);
  });

  it('leaves steps out of its reasoning that the prompt leaves out', async () => {
    const quick = messagesOf(systemPrompt(ZOO, []), ILL);
    const { reasoning } = await ask(quick, formatOf(ZOO_NAMES, { reasoning: { type: 'string' } }));
    expect(reasoning).not.toMatch(/Scope|Doubt/);
  });

  it('names only categories that the format allows', async () => {
    const { category } = await ask(messages, formatOf(['nothing', 'snow_leopard']));
    expect(['nothing', 'snow_leopard']).toContain(category);
  });

  it('gives no usage, as there are no tokens, and is complete', async () => {
    const reply = await createEmbeddedModel().complete(
      { messages, format: formatOf(ZOO_NAMES), repeat: 0 },
      { signal },
    );
    expect(reply).toMatchObject({ usage: { inputTokens: null, outputTokens: null }, finishReason: 'stop' });
  });
});

describe('what the reply depends on', () => {
  it('is neither on earlier calls nor on the repeat', async () => {
    const model = createEmbeddedModel();
    const format = formatOf(ZOO_NAMES);
    const fresh = await ask(messages, format, model);
    for (let other = 0; other < 20; other++) {
      await ask(
        messagesOf(systemPrompt(ZOO, [], [`Rule ${other}.`]), [['customer', `The gate ${other} stands open.`]]),
        format,
        model,
      );
    }
    expect(await ask(messages, format, model)).toEqual(fresh);
    const again = await model.complete({ messages, format, repeat: 3 }, { signal });
    expect(JSON.parse(again.text)).toEqual(fresh);
  });

  it('is not on the order of the categories', async () => {
    const turned = messagesOf(systemPrompt(ZOO.toReversed()), ILL);
    const format = formatOf(ZOO_NAMES);
    expect((await ask(turned, format)).category).toBe((await ask(messages, format)).category);
    expect((await ask(turned, format)).confidence).toBeCloseTo((await ask(messages, format)).confidence, 2);
  });

  it('is not on anything in the request but messages and format', async () => {
    const model = createEmbeddedModel();
    const request: ChatRequest = { messages, format: formatOf(ZOO_NAMES), repeat: 0 };
    const withGold = {
      ...request,
      label: 'snow_leopard',
      ticket: { gold: { label: 'snow_leopard' }, id: 'snow_leopard' },
    };
    expect(said(await model.complete(withGold, { signal }))).toEqual(said(await model.complete(request, { signal })));
  });

  it('an aborted signal rejects with its reason', async () => {
    const reason = new Error('stop');
    const call = createEmbeddedModel().complete(
      { messages, format: formatOf(ZOO_NAMES), repeat: 0 },
      { signal: AbortSignal.abort(reason) },
    );
    await expect(call).rejects.toBe(reason);
  });
});
