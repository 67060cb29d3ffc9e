import type { ChatReply, ChatRequest } from '../../src/models/types.ts';
import { createOpenAiModel, type OpenAiModelOptions } from '../../src/models/openai.ts';
import type { ChatModel } from '../../src/models/types.ts';

export const KEY = 'sk-test-0123456789abcdef';

export const CATEGORIES = ['system_failure', 'other'];

export const REQUEST: ChatRequest = {
  messages: [
    { role: 'system', content: 'Answer with JSON.' },
    { role: 'user', content: 'the volume is gone' },
  ],
  format: {
    name: 'category',
    schema: {
      type: 'object',
      properties: { category: { type: 'string', enum: CATEGORIES } },
      required: ['category'],
      additionalProperties: false,
    },
  },
  repeat: 0,
};

export const openAi = (baseUrl: string, options: Partial<OpenAiModelOptions> = {}): ChatModel =>
  createOpenAiModel({
    model: 'gpt-test',
    baseUrl,
    apiKey: KEY,
    temperature: null,
    onStructuredMode: () => undefined,
    ...options,
  });

export const ask = (model: ChatModel, signal = new AbortController().signal): Promise<ChatReply> =>
  model.complete(REQUEST, { signal });

/** A reply that came in 5 ms and used 10 tokens in and 1 out, unless it is said otherwise. */
export const replyOf = (more: Partial<ChatReply> = {}): ChatReply => ({
  text: '',
  usage: { inputTokens: 10, outputTokens: 1 },
  finishReason: 'stop',
  isCached: false,
  durationMs: 5,
  ...more,
});

/** A reply without how it came about, which differs from call to call. */
export const said = ({ text, usage, finishReason }: ChatReply) => ({ text, usage, finishReason });

/** What a promise rejects with; throws when it does not. */
export async function rejection(promise: Promise<unknown>): Promise<unknown> {
  const settled = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
  if ('error' in settled) return settled.error;
  throw new Error(`expected a rejection, got ${JSON.stringify(settled.value)}`);
}
