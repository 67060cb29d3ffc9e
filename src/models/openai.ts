import * as z from 'zod';
import { setMaxListeners } from 'node:events';
import { accountOf, checkAccount, withoutKeyOf, type AccountOptions } from './openai-headers.ts';
import { endpointName } from './endpoint-name.ts';
import { createClient } from './openai-client.ts';
import { readReply } from './openai-reply.ts';
import { charactersOf } from './request-size.ts';
import { firstCall, UNGUARDED, type Guard, type Sent } from './send.ts';
import { createStructuredOutput, type StructuredMode } from './structured-output.ts';
import type { ChatModel, ChatReply, ChatRequest, FinishReason, ReplyFormat } from './types.ts';

export interface OpenAiModelOptions extends AccountOptions {
  /** The model's name at the endpoint. */
  model: string;
  /** Up to and including the version, such as `http://127.0.0.1:8000/v1`. */
  baseUrl: string;
  /** Sent only when not null, as some models refuse any. */
  temperature: number | null;
  /** Told once how the endpoint takes structured output. */
  onStructuredMode: (mode: StructuredMode) => void;
  /** What calls go through, such as retries; nothing when left out. */
  guard?: Guard;
  /** Milliseconds until a request without a whole reply is given up; two minutes when left out. */
  timeoutMs?: number;
  /** The most connections at once; no limit when left out. */
  connections?: number;
}

/** A model behind an OpenAI-compatible chat completions endpoint. */
export function createOpenAiModel(options: OpenAiModelOptions): ChatModel {
  const { model, baseUrl, guard = UNGUARDED } = options;
  const host = endpointName(baseUrl);
  const account = accountOf(options);
  const withoutKey = withoutKeyOf(account);
  const client = createClient({ ...options, account });
  const structured = createStructuredOutput(options.onStructuredMode);

  async function attempt(mode: StructuredMode, request: ChatRequest, signal: AbortSignal): Promise<Sent<ChatReply>> {
    const body = {
      model,
      messages: request.messages.map(({ role, content }) => ({ role, content })),
      ...responseFormat(mode, request.format),
      ...(options.temperature === null ? {} : { temperature: options.temperature }),
    };
    const startedAt = performance.now();
    const sent = client.chat.completions.create(body, { signal });
    const read = (completion: unknown): ChatReply => toReply(completion, performance.now() - startedAt);
    const { value, response } = await readReply(sent, read, { host, withoutKey, signal });
    return { value, usage: value.usage, durationMs: value.durationMs, response };
  }

  async function complete(request: ChatRequest, signal: AbortSignal): Promise<ChatReply> {
    const send = guard.call((call) =>
      structured.call((mode) => guard.request((sent) => attempt(mode, request, sent.signal))(call), signal),
    );
    return (await send(firstCall(charactersOf(request), signal))).value;
  }

  return {
    id: model,
    host,
    async complete(request, { signal }) {
      checkAccount(account, host);
      // As many listen at once as there are calls in flight, and Node would warn of more than ten.
      setMaxListeners(0, signal);
      return complete(request, signal);
    },
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

const joined = (parts: readonly { text: string }[]): string => parts.map(({ text }) => text).join('');

/** Some servers give a text in parts, of which those that are no text are left out. */
const content = z.union([z.string(), z.array(z.object({ text: z.string().catch('') })).transform(joined)]).nullish();

/** Compatible servers leave much out; what is needed is one choice with a message. */
const completionSchema = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({ content, refusal: z.string().nullish() }),
      }),
    )
    .min(1),
  usage: z.object({ prompt_tokens: count, completion_tokens: count }).nullish().catch(null),
});

function toReply(completion: unknown, durationMs: number): ChatReply {
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
    isCached: false,
    durationMs,
  };
}

/** What servers call a reply that is whole; many leave it out. */
const WHOLE = ['stop', 'eos', 'end_turn', 'eos_token', 'stop_sequence', 'tool_calls', 'function_call'];

/** Whatever else ended a reply, such as a want of resources, may have cut it off. */
function finishReason(reason: string | null | undefined): FinishReason {
  if (reason === 'content_filter') return 'filter';
  return reason === null || reason === undefined || reason === '' || WHOLE.includes(reason) ? 'stop' : 'length';
}
