import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { replies, type Respond } from './replies.ts';

/** The part of a chat completions request that tests look at. */
export interface ChatBody {
  model: string;
  messages: { role: string; content: string }[];
  response_format?: {
    type: string;
    json_schema?: { name: string; strict: boolean; schema: { properties: Record<string, unknown> } };
  };
  temperature?: number;
}

export interface RecordedRequest {
  /** From 0, in the order of arrival. */
  index: number;
  /** When it had arrived whole, in milliseconds on a clock that does not run backwards. */
  at: number;
  method: string;
  path: string;
  headers: IncomingHttpHeaders;
  body: ChatBody;
}

/** Chooses how a request is answered. */
export type Script = (request: RecordedRequest) => Respond;

export interface MisbehavingServer extends AsyncDisposable {
  readonly host: string;
  /** Ends in `/v1`. */
  readonly baseUrl: string;
  /** Every request that has arrived whole. */
  readonly requests: RecordedRequest[];
  /** Requests that the client gave up before they were answered. */
  readonly abandoned: () => number;
  /** The most requests that were open at once. */
  readonly peak: () => number;
  /** Resolves when so many requests have arrived. */
  arrived(count: number): Promise<void>;
  /** Answers from now on by another script. */
  use(script: Script): void;
}

/** A real server on loopback that plays OpenAI chat completions by a script. */
export async function startServer(first: Script = () => replies.good()): Promise<MisbehavingServer> {
  const requests: RecordedRequest[] = [];
  let abandoned = 0;
  let open = 0;
  let peak = 0;
  let script = first;
  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await readJson(request)) as ChatBody;
    const { method = '', url: path = '', headers } = request;
    const recorded = { index: requests.length, at: performance.now(), method, path, headers, body };
    requests.push(recorded);
    peak = Math.max(peak, ++open);
    response.on('close', () => {
      open--;
      if (!response.writableFinished) abandoned++;
    });
    if (method === 'POST' && /\/chat\/completions(?:\?|$)/.test(path)) await script(recorded)(response, recorded);
    else await replies.status(404)(response, recorded);
  }
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    host,
    baseUrl: `http://${host}/v1`,
    requests,
    abandoned: () => abandoned,
    peak: () => peak,
    arrived: async (count) => {
      while (requests.length < count) await sleep(5);
    },
    use: (next) => {
      script = next;
    },
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

/** A loopback address at which nothing listens. */
export async function closedPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return `127.0.0.1:${port}`;
}
