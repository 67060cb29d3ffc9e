import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createEmbeddedEmbedder } from '../../../src/models/embedded/embedder.ts';
import { embedderContract, similarity } from '../embedder-contract.ts';

const embedder = createEmbeddedEmbedder();

const embed = (texts: readonly string[]): Promise<Float32Array[]> =>
  embedder.embed(texts, { signal: new AbortController().signal });

async function similarityOf(one: string, other: string): Promise<number> {
  const [a, b] = await embed([one, other]);
  if (a === undefined || b === undefined) throw new Error('expected two vectors');
  return similarity(a, b);
}

describe('the embedded embedder', () => {
  embedderContract((use) => use({ id: 'embedded', host: null, embedder, twin: createEmbeddedEmbedder() }));
});

it('an exact copy has a similarity of 1', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), async (text) => {
      expect(await similarityOf(text, text)).toBeCloseTo(1, 5);
    }),
  );
});

it('a similarity lies from -1 to 1, and is the same both ways', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary' }), fc.lorem(), async (one, other) => {
      const there = await similarityOf(one, other);
      expect(Math.abs(there)).toBeLessThanOrEqual(1 + 1e-5);
      expect(await similarityOf(other, one)).toBe(there);
    }),
  );
});

it('permuting the texts permutes the vectors', async () => {
  const texts = fc.uniqueArray(fc.lorem(), { minLength: 1, maxLength: 10 });
  const pair = texts.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));
  await fc.assert(
    fc.asyncProperty(pair, async ([all, shuffled]) => {
      const vectors = await embed(all);
      const expected = shuffled.map((text) => vectors[all.indexOf(text)]);
      expect(await embed(shuffled)).toEqual(expected);
    }),
  );
});

// SHARED: what two texts without anything in common have in common
const BASE = 0.82;

it.each([
  ['two empty texts', '', '', 1],
  ['an empty text and another', '', 'The tunnel drops packets.', Math.sqrt(BASE)],
  ['texts of stop words alone', 'the', 'of', 1],
  ['marks alone', '…', '!!', 1],
])('%s have a similarity of their own', async (_, one, other, expected) => {
  expect(await similarityOf(one, other)).toBeCloseTo(expected, 5);
});

it.each([
  ['Invoice charged twice.', 'Pods can not pull images from the registry.'],
  ['用户收不到验证码。', '云盘写入卡住。'],
  ['DNS does not resolve in eu-2.', 'The card was debited, us-east-1.'],
])('texts without anything in common are as far apart as can be: %s %s', async (one, other) => {
  // chance collisions of hashed words move it by little
  expect(Math.abs((await similarityOf(one, other)) - BASE)).toBeLessThan(0.02);
});

it.each([
  ['the same problem in other words', 'Log in timed out on the console.', 'Console login: deadline exceeded.'],
  ['the same problem in another language', 'Users get no verification code by SMS.', '用户收不到短信验证码。'],
  ['another form of the same words', 'Backups were failing to restore.', 'The restore of a backup fails.'],
  ['an error code', 'Everything stops with ORA-00942.', 'ORA-00942 again, what now?'],
  ['a place', 'Slow since noon in eu-2.', 'eu-2: nothing loads.'],
])('%s brings texts closer', async (_, one, other) => {
  const unrelated = 'The invoice of March is wrong.';
  expect(await similarityOf(one, other)).toBeGreaterThan((await similarityOf(one, unrelated)) + 0.02);
});

it('a similarity falls as more is said that the other does not say', async () => {
  const problem = 'The vpn tunnel in eu-2 drops large packets.';
  const more = `${problem} Our tills can not send their journals.`;
  const evenMore = `${more} The invoice of March is wrong, and the refund was never paid.`;
  const [near, far] = [await similarityOf(problem, more), await similarityOf(problem, evenMore)];
  expect([near < 1, far < near]).toEqual([true, true]);
});

it('of two names of places neither is taken for the other', async () => {
  const inPlace = (place: string): string => `Volumes hang in ${place}.`;
  const same = await similarityOf(inPlace('eu-1'), 'eu-1 is slow.');
  expect(await similarityOf(inPlace('eu-2'), 'eu-1 is slow.')).toBeLessThan(same - 0.01);
});
