import OpenAI from 'openai';
import { z } from 'zod';
import { ModelError } from '../errors.ts';
import { toModelError } from './openai-errors.ts';
import { createStructuredOutput, type StructuredMode } from './structured-output.ts';
import type { ChatModel, ChatReply, ChatRequest, FinishReason, ReplyFormat } from './types.ts';

export interface OpenAiModelOptions {
  /** The model's name at the endpoint. */
  model: string;
  /** Up to and including the version, such as `http://127.0.0.1:8000/v1`. */
  baseUrl: string;
  apiKey: string;
  /** Sent only when not null, as some models refuse any. */
  temperature: number | null;
  /** Told once how the endpoint takes structured output. */
  onStructuredMode: (mode: StructuredMode) => void;
}

/** What a key-less local server is given: the client insists on some key. */
export const NO_KEY = 'no-key';

const TIMEOUT_MS = 120_000;

/** A model behind an OpenAI-compatible chat completions endpoint. */
export function createOpenAiModel(options: OpenAiModelOptions): ChatModel {
  const { model, apiKey, baseUrl } = options;
  const host = new URL(baseUrl).host;
  // Retries belong to a wrapper that the rate limit sees.
  const client = new OpenAI({ apiKey, baseURL: baseUrl, maxRetries: 0, timeout: TIMEOUT_MS, logLevel: 'off' });
  const structured = createStructuredOutput(options.onStructuredMode);

  async function completeIn(mode: StructuredMode, request: ChatRequest, signal: AbortSignal): Promise<ChatReply> {
    const body = {
      model,
      messages: request.messages.map(({ role, content }) => ({ role, content })),
      ...responseFormat(mode, request.format),
      ...(options.temperature === null ? {} : { temperature: options.temperature }),
    };
    try {
      return toReply(await client.chat.completions.create(body, { signal }), host);
    } catch (error) {
      signal.throwIfAborted();
      throw toModelError(error, { host, apiKey });
    }
  }

  return {
    id: model,
    host,
    complete: (request, { signal }) => structured.call((mode) => completeIn(mode, request, signal)),
  };
}

function responseFormat(mode: StructuredMode, { name, schema }: ReplyFormat) {
  switch (mode) {
    case 'json_schema':
      return { response_format: { type: 'json_schema' as const, json_schema: { name, schema, strict: true } } };
    case 'json_object':
      return { response_format: { type: 'json_object' as const } };
    case 'text':
      return {};
  }
}

const count = z.number().int().nonnegative().nullish().catch(null);

/** Compatible servers leave much out; what is needed is one choice with a message. */
const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content: z.string().nullish(), refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).nullish().catch(null),
});

function toReply(completion: unknown, host: string): ChatReply {
  const parsed = completionSchema.safeParse(completion);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || choice === undefined) {
    const got = typeof completion === 'string' ? completion : (JSON.stringify(completion) ?? 'nothing');
    throw new ModelError('server', `${host}: expected a chat completion, got ${got.slice(0, 80)}`);
  }
  const { content, refusal } = choice.message;
  const { usage } = parsed.data;
  return {
    text: content ?? refusal ?? '',
    usage: { inputTokens: usage?.prompt_tokens ?? null, outputTokens: usage?.completion_tokens ?? null },
    finishReason: refusal ? 'filter' : finishReason(choice.finish_reason),
  };
}

function finishReason(reason: string | null | undefined): FinishReason {
  if (reason === 'length') return 'length';
  return reason === 'content_filter' ? 'filter' : 'stop';
}
