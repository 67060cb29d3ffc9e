import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json as readJson } from 'node:stream/consumers';

/** What a text is given, one vector each, or a status instead. */
export type VectorsOf = (texts: readonly string[], index: number) => unknown[] | number | null;

export interface EmbeddingServer extends AsyncDisposable {
  readonly baseUrl: string;
  /** Every text that vectors were asked of, as often as it was. */
  readonly texts: string[];
  /** Requests for vectors, and for descriptions. */
  readonly counts: { embeddings: number; chats: number };
  /** Answers from now on in another way; null never answers. */
  use(vectorsOf: VectorsOf): void;
}

const DIMENSION = 8;

/** A direction of its own for every text; those that differ in a number only are alike. */
export const letters: VectorsOf = (texts) =>
  texts.map((text) => {
    const vector = Array<number>(DIMENSION).fill(0.01);
    for (const letter of text.replaceAll(/\d/g, '')) {
      const place = (letter.codePointAt(0) ?? 0) % DIMENSION;
      vector[place] = (vector[place] ?? 0) + 1;
    }
    return vector;
  });

/** A real server on loopback for both: what it describes is the ticket's own text, and a vector costs 10 tokens a text. Prompts that it refuses get status 400. */
export async function startEmbeddingServer(
  first: VectorsOf = letters,
  refuses: (prompt: string) => boolean = () => false,
): Promise<EmbeddingServer> {
  const texts: string[] = [];
  const counts = { embeddings: 0, chats: 0 };
  let vectorsOf = first;
  const embed = (input: string[], response: ServerResponse): void => {
    const vectors = vectorsOf(input, counts.embeddings++);
    texts.push(...input);
    if (vectors === null) return;
    if (typeof vectors === 'number') return reply(response, { error: { message: 'no luck' } }, vectors);
    const data = vectors.map((embedding, index) => ({ index, embedding }));
    reply(response, { object: 'list', data, usage: { prompt_tokens: 10 * input.length } });
  };
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = (await readJson(request)) as { input?: string[]; messages?: { content: string }[] };
    if (body.input !== undefined) return embed(body.input, response);
    counts.chats++;
    const prompt = body.messages?.at(-1)?.content ?? '';
    if (refuses(prompt)) return reply(response, { error: { message: 'not this one' } }, 400);
    const said = /the (.*?) in building (\d+)/.exec(prompt)?.[0] ?? 'nothing';
    const content = JSON.stringify({ description: said });
    const usage = { prompt_tokens: 100, completion_tokens: 20 };
    reply(response, { choices: [{ index: 0, message: { role: 'assistant', content }, finish_reason: 'stop' }], usage });
  };
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    texts,
    counts,
    use: (next) => {
      vectorsOf = next;
    },
    [Symbol.asyncDispose]: async () => {
      if (!server.listening) return;
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

const reply = (response: ServerResponse, value: unknown, status = 200): void => {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
};
