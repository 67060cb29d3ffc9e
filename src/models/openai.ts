import OpenAI from 'openai';
import { z } from 'zod';
import { abortable } from '../util/abortable.ts';
import { toModelError } from './openai-errors.ts';
import { checkAccount, requestHeaders, type Account } from './openai-headers.ts';
import { createStructuredOutput, type StructuredMode } from './structured-output.ts';
import type { ChatModel, ChatReply, ChatRequest, FinishReason, ReplyFormat } from './types.ts';

export interface OpenAiModelOptions {
  /** The model's name at the endpoint. */
  model: string;
  /** Up to and including the version, such as `http://127.0.0.1:8000/v1`. */
  baseUrl: string;
  /** Blanks and line ends around it are left out. Null for an endpoint that takes calls without a key. */
  apiKey: string | null;
  /** Which of its owner's organisations and projects at OpenAI the key is used for; not sent when left out. */
  organization?: string | null;
  project?: string | null;
  /** Sent only when not null, as some models refuse any. */
  temperature: number | null;
  /** Told once how the endpoint takes structured output. */
  onStructuredMode: (mode: StructuredMode) => void;
}

const TIMEOUT_MS = 120_000;

/** A model behind an OpenAI-compatible chat completions endpoint. */
export function createOpenAiModel(options: OpenAiModelOptions): ChatModel {
  const { model, baseUrl } = options;
  const host = new URL(baseUrl).host;
  const account = accountOf(options);
  const client = createClient(baseUrl, account);
  const structured = createStructuredOutput(options.onStructuredMode);

  async function completeIn(mode: StructuredMode, request: ChatRequest, signal: AbortSignal): Promise<ChatReply> {
    const body = {
      model,
      messages: request.messages.map(({ role, content }) => ({ role, content })),
      ...responseFormat(mode, request.format),
      ...(options.temperature === null ? {} : { temperature: options.temperature }),
    };
    try {
      return toReply(await client.chat.completions.create(body, { signal }));
    } catch (error) {
      signal.throwIfAborted();
      throw toModelError(error, { host, apiKey: account.apiKey });
    }
  }

  return {
    id: model,
    host,
    async complete(request, { signal }) {
      checkAccount(account, host);
      // The client never takes its listener off the signal it is given, and a call may have to wait for another.
      return abortable(signal, (own) => structured.call((mode) => completeIn(mode, request, own)));
    },
  };
}

function accountOf({ apiKey, organization = null, project = null }: OpenAiModelOptions): Account {
  return { apiKey: apiKey?.trim() || null, organization, project };
}

function createClient(baseURL: string, account: Account): OpenAI {
  return new OpenAI({
    baseURL,
    // It insists on some key; the real one is among the headers.
    apiKey: 'none',
    // A redirect would carry ticket text to a host that nobody named.
    fetch: (url, init) => fetch(url, { ...init, headers: requestHeaders(account), redirect: 'error' }),
    // Retries belong to a wrapper that the rate limit sees.
    maxRetries: 0,
    timeout: TIMEOUT_MS,
    logLevel: 'off',
    // Else it reads the environment's, which are not sent, and fails when no header takes them.
    organization: null,
    project: null,
  });
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

function toReply(completion: unknown): ChatReply {
  const parsed = completionSchema.safeParse(completion);
  const choice = parsed.data?.choices[0];
  if (!parsed.success || choice === undefined) {
    const got = typeof completion === 'string' ? completion : (JSON.stringify(completion) ?? 'nothing');
    throw new Error(`expected a chat completion, got ${got}`);
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
