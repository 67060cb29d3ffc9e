import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';
import type { Problem } from './problem-load.ts';

export interface ProblemServer extends AsyncDisposable {
  /** Ends in `/v1`. */
  baseUrl: string;
}

/** What the ticket of a problem says; its description and what its vector is found by are the same words. */
export const problemText = (number: number): string => `problem number ${number}.`;

/** Describes problems by their number, and gives the vectors that they have. */
export async function startProblemServer(problems: readonly Problem[]): Promise<ProblemServer> {
  const server = createServer((request, response) => {
    answer(request, response, problems).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    [Symbol.asyncDispose]: async () => {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function answer(request: IncomingMessage, response: ServerResponse, problems: readonly Problem[]): Promise<void> {
  const body = (await readJson(request)) as { input?: string[]; messages?: { content: string }[] };
  const reply = body.input === undefined ? description(body.messages ?? []) : vectors(body.input, problems);
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(reply));
}

function description(messages: readonly { content: string }[]) {
  const text = problemText(numberIn(messages.at(-1)?.content ?? ''));
  const message = { role: 'assistant', content: JSON.stringify({ description: text }) };
  return {
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 100, completion_tokens: 20 },
  };
}

function vectors(texts: readonly string[], problems: readonly Problem[]) {
  const data = texts.map((text, index) => ({ index, embedding: [...(problems[numberIn(text)]?.vector ?? [])] }));
  return { object: 'list', data, usage: { prompt_tokens: 10 * texts.length } };
}

const numberIn = (text: string): number => Number(/problem number (\d+)\./.exec(text)?.[1] ?? Number.NaN);
