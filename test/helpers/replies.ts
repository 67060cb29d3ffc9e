import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { RecordedRequest } from './misbehaving-server.ts';

/** Answers a request, well or badly. */
export type Respond = (response: ServerResponse, request: RecordedRequest) => void | Promise<void>;

interface Completion {
  content?: unknown;
  refusal?: unknown;
  finishReason?: unknown;
  usage?: unknown;
}

const USAGE = { prompt_tokens: 100, completion_tokens: 20, total_tokens: 120 };

export const answerText = (category = 'other', confidence = 0.9): string =>
  JSON.stringify({ reasoning: 'Because the ticket says so.', category, confidence });

const chatCompletion = ({ content = answerText(), refusal, finishReason = 'stop', usage = USAGE }: Completion) => ({
  id: 'chatcmpl-1',
  object: 'chat.completion',
  created: 1,
  model: 'served',
  choices: [{ index: 0, message: { role: 'assistant', content, refusal }, finish_reason: finishReason }],
  usage,
});

const json =
  (value: unknown, status = 200): Respond =>
  (response) => {
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
  };

const raw =
  (text: string, contentType: string): Respond =>
  (response) => {
    response.writeHead(200, { 'content-type': contentType }).end(text);
  };

const error = (status: number, fields: Record<string, unknown>): Respond => json({ error: fields }, status);

/** The key that a request came with, as an indiscreet server would repeat it. */
const keyOf = ({ headers }: RecordedRequest): string => (headers.authorization ?? '').replace('Bearer ', '');

/** Everything that an endpoint may do, good and bad. */
export const replies = {
  completion: (fields: Completion): Respond => json(chatCompletion(fields)),
  good: (category?: string): Respond => json(chatCompletion({ content: answerText(category) })),
  empty: (): Respond => json(chatCompletion({ content: '' })),
  nullContent: (): Respond => json(chatCompletion({ content: null })),
  truncated: (): Respond => json(chatCompletion({ content: '{"reasoning":"It', finishReason: 'length' })),
  aroundJson: (category?: string): Respond =>
    json(
      chatCompletion({ content: `Sure, {here} it is:\n\`\`\`json\n${answerText(category)}\n\`\`\`\nAnything else?` }),
    ),
  wrongCategory: (): Respond => json(chatCompletion({ content: answerText('volcano') })),
  noCategory: (): Respond => json(chatCompletion({ content: '{"reasoning":"unsure"}' })),
  prose: (): Respond => json(chatCompletion({ content: 'I would call somebody.' })),
  refusal: (): Respond => json(chatCompletion({ content: null, refusal: 'I can not help with that.' })),
  contentFilter: (): Respond => json(chatCompletion({ content: '', finishReason: 'content_filter' })),
  withUsage: (usage: unknown): Respond => json(chatCompletion({ usage })),
  withoutUsage: (): Respond => json({ ...chatCompletion({}), usage: undefined }),
  noChoices: (): Respond => json({ ...chatCompletion({}), choices: [] }),
  noObject: (value: unknown): Respond => json(value),
  brokenJson: (text = '{"choices":[{"message":'): Respond => raw(text, 'application/json'),
  /** A good reply that is said to be of another type, or of none. */
  goodAs: (contentType: string): Respond => raw(JSON.stringify(chatCompletion({})), contentType),
  html: (text = '<html><body>Welcome to the proxy</body></html>'): Respond => raw(text, 'text/html'),
  status: (status: number): Respond => error(status, { message: `status ${status}`, type: 'error', code: null }),
  quota: (): Respond =>
    error(429, { message: 'You exceeded your quota', type: 'insufficient_quota', code: 'insufficient_quota' }),
  /** 429, or another status, with these headers, which say when to come back. */
  throttled:
    (headers: Record<string, string>, status = 429): Respond =>
    (response, request) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'x-request-id': `req-${request.index}`,
        ...headers,
      });
      response.end(JSON.stringify({ error: { message: 'Too many requests', type: 'requests', code: null } }));
    },
  /** An error that repeats the key, behind so much text. */
  echoingKey:
    (status: number, before = 'Incorrect API key provided: '): Respond =>
    (response, request) =>
      error(status, { message: `${before}${keyOf(request)}.`, type: 'invalid_request_error' })(response, request),
  htmlEchoingKey: (): Respond => (response, request) =>
    replies.html(`<pre>Authorization: Bearer ${keyOf(request)}</pre>`)(response, request),
  /** 400 when asked for structured output of these types, else a good reply. */
  refusingFormats:
    (...types: string[]): Respond =>
    (response, request) => {
      const type = request.body.response_format?.type;
      const isRefused = type !== undefined && types.includes(type);
      return (isRefused ? error(400, { message: `unsupported response_format ${type}` }) : replies.good())(
        response,
        request,
      );
    },
  reset: (): Respond => (response) => {
    response.socket?.resetAndDestroy();
  },
  /** Never answers. */
  stall: (): Respond => () => undefined,
  /** Begins to answer and stops. */
  stallInBody: (): Respond => (response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).write('{"choices":');
  },
  /** Half of a good reply, then the connection is closed. */
  halfBody: (): Respond => async (response) => {
    const text = JSON.stringify(chatCompletion({}));
    response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
    response.write(text.slice(0, text.length / 2));
    await sleep(5);
    response.destroy();
  },
  /** A good reply in small pieces, with pauses. */
  drip:
    (category?: string, pieces = 5, pauseMs = 3): Respond =>
    async (response) => {
      const text = JSON.stringify(chatCompletion({ content: answerText(category) }));
      const size = Math.ceil(text.length / pieces);
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': text.length });
      for (let start = 0; start < text.length && !response.destroyed; start += size) {
        response.write(text.slice(start, start + size));
        await sleep(pauseMs);
      }
      response.end();
    },
  /** Another reply, later. */
  slow:
    (delayMs: number, then: Respond): Respond =>
    async (response, request) => {
      await sleep(delayMs);
      if (!response.destroyed) await then(response, request);
    },
};
