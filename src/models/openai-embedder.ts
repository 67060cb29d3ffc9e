import * as z from 'zod';
import { allOrNone } from '../util/all-or-none.ts';
import { endpointName } from './endpoint-name.ts';
import { createClient } from './openai-client.ts';
import { accountOf, checkAccount, withoutKeyOf, type AccountOptions } from './openai-headers.ts';
import { readReply } from './openai-reply.ts';
import { firstCall, UNGUARDED, type Guard, type Sent } from './send.ts';
import type { Embedder } from './types.ts';
import { toUnitVector } from './unit-vector.ts';

export interface OpenAiEmbedderOptions extends AccountOptions {
  /** The model's name at the endpoint. */
  model: string;
  /** Up to and including the version, such as `http://127.0.0.1:8000/v1`. */
  baseUrl: string;
  /** What calls go through, such as retries; nothing when left out. */
  guard?: Guard;
  /** Milliseconds until a request without a whole reply is given up; two minutes when left out. */
  timeoutMs?: number;
  /** The most connections at once; no limit when left out. */
  connections?: number;
}

/** Of one request: most servers take more, but a failure then costs more, too. */
const MOST_TEXTS = 128;
const MOST_CHARACTERS = 200_000;

/** An embedder behind an OpenAI-compatible embeddings endpoint; its vectors are brought to length 1. */
export function createOpenAiEmbedder(options: OpenAiEmbedderOptions): Embedder {
  const { model, baseUrl, guard = UNGUARDED } = options;
  const host = endpointName(baseUrl);
  const account = accountOf(options);
  const withoutKey = withoutKeyOf(account);
  const client = createClient({ ...options, account });
  let dimension: number | null = null;

  /** All vectors of an embedder must be comparable, those of earlier calls included. */
  function checkDimension(vectors: readonly Float32Array[]): void {
    for (const { length } of vectors) {
      dimension ??= length;
      if (length !== dimension) throw new Error(`expected vectors of ${dimension} numbers, got one of ${length}`);
    }
  }

  async function attempt(texts: readonly string[], signal: AbortSignal): Promise<Sent<Float32Array[]>> {
    // Without the format the client asks for base64, and takes plain floats of servers that ignore it for base64, too.
    const body = { model, input: [...texts], encoding_format: 'float' as const };
    const startedAt = performance.now();
    const read = (reply: unknown): Embeddings => {
      const embeddings = readEmbeddings(reply, texts.length);
      checkDimension(embeddings.vectors);
      return embeddings;
    };
    const sent = client.embeddings.create(body, { signal });
    const { value, response } = await readReply(sent, read, { host, withoutKey, signal });
    const { vectors, inputTokens } = value;
    return {
      value: vectors,
      usage: { inputTokens, outputTokens: inputTokens === null ? null : 0 },
      durationMs: performance.now() - startedAt,
      response,
    };
  }

  async function embedBatch(texts: readonly string[], signal: AbortSignal): Promise<Float32Array[]> {
    const characters = texts.reduce((sum, { length }) => sum + length, 0);
    const send = guard.call(guard.request((call) => attempt(texts, call.signal)));
    return (await send(firstCall(characters, signal))).value;
  }

  return {
    id: model,
    host,
    embed: async (texts, { signal }) => {
      checkAccount(account, host);
      const works = batchesOf(texts).map((batch) => (own: AbortSignal) => embedBatch(batch, own));
      return (await allOrNone(signal, works)).flat();
    },
  };
}

function batchesOf(texts: readonly string[]): string[][] {
  const batches: string[][] = [];
  let batch: string[] = [];
  let characters = 0;
  for (const text of texts) {
    if (batch.length === MOST_TEXTS || (batch.length > 0 && characters + text.length > MOST_CHARACTERS)) {
      batches.push(batch);
      batch = [];
      characters = 0;
    }
    batch.push(text);
    characters += text.length;
  }
  return batch.length === 0 ? batches : [...batches, batch];
}

const embeddingsSchema = z.object({
  data: z.array(z.object({ index: z.int().nonnegative(), embedding: z.array(z.number()).min(1) })),
  usage: z
    .object({ prompt_tokens: z.int().nonnegative().nullish().catch(null) })
    .nullish()
    .catch(null),
});

interface Embeddings {
  vectors: Float32Array[];
  inputTokens: number | null;
}

/** The vectors in the order of the texts, which the endpoint need not keep. Throws when one is missing, given twice or no vector. */
function readEmbeddings(reply: unknown, count: number): Embeddings {
  const parsed = embeddingsSchema.safeParse(reply);
  if (!parsed.success) throw new Error(`expected embeddings as numbers: ${parsed.error.issues[0]?.message ?? ''}`);
  const { data, usage } = parsed.data;
  const byIndex = new Map(data.map(({ index, embedding }) => [index, embedding]));
  if (data.length !== count || byIndex.size !== count) {
    throw new Error(`expected ${count} embeddings, got ${data.length}, of which ${byIndex.size} differ in their index`);
  }
  const vectors = Array.from({ length: count }, (_, index) => {
    const embedding = byIndex.get(index);
    if (embedding === undefined) throw new Error(`expected an embedding with the index ${index}, got none`);
    return toUnitVector(embedding);
  });
  return { vectors, inputTokens: usage?.prompt_tokens ?? null };
}
