import { expect, it } from 'vitest';
import { embedAll, textKey } from '../../src/dedup/embed.ts';
import { ModelError } from '../../src/errors.ts';
import type { Embedder } from '../../src/models/types.ts';

function fakeEmbedder(refuses: (text: string) => ModelError | null = () => null) {
  const batches: string[][] = [];
  const embedder: Embedder = {
    id: 'fake',
    host: null,
    embed: (texts) => {
      batches.push([...texts]);
      const refusal = texts.map(refuses).find((error) => error !== null);
      return refusal === undefined
        ? Promise.resolve(texts.map((text) => Float32Array.of(1, text.length)))
        : Promise.reject(refusal);
    },
  };
  return { embedder, batches };
}

const embed = async (texts: readonly string[], embedder: Embedder, known = new Map<string, Float32Array>()) => {
  await embedAll(texts, { embedder, known, concurrency: 1, signal: new AbortController().signal });
  return known;
};

const texts = (count: number): string[] => Array.from({ length: count }, (_, index) => `text ${index}`);

it('each unknown text is embedded once, 64 in a call', async () => {
  const { embedder, batches } = fakeEmbedder();
  const known = new Map([[textKey('text 0'), Float32Array.of(0)]]);
  await embed([...texts(100), ...texts(100)], embedder, known);
  expect(batches.map(({ length }) => length)).toEqual([64, 35]);
  expect(known.size).toBe(100);
  expect(known.get(textKey('text 0'))).toEqual(Float32Array.of(0));
});

it('a text that is refused stays unknown, and no other with it', async () => {
  const { embedder } = fakeEmbedder((text) => (text === 'text 7' ? new ModelError('rejected', 'too long') : null));
  const known = await embed(texts(64), embedder);
  expect(known.size).toBe(63);
  expect(known.has(textKey('text 7'))).toBe(false);
});

it('a batch without an answer ends it, as groups would be wrong without its vectors', async () => {
  const { embedder, batches } = fakeEmbedder(() => new ModelError('server', 'status 500'));
  await expect(embed(texts(10), embedder)).rejects.toThrow('status 500');
  expect(batches).toHaveLength(1);
});

it('an error that concerns every call ends it', async () => {
  const { embedder } = fakeEmbedder(() => new ModelError('unauthorized', 'no key'));
  await expect(embed(texts(3), embedder)).rejects.toThrow('no key');
});
