import { expect, it } from 'vitest';
import type { Embedder } from '../../src/models/types.ts';
import { rejection } from './request.ts';

export interface EmbedderSubject {
  id: string;
  host: string | null;
  embedder: Embedder;
  /** Another one of the same settings. */
  twin: Embedder;
}

const TEXTS = [
  'Logins fail with 503 since the maintenance.',
  '控制台登录超时，用户进不来。',
  '',
  'Invoice charged twice.',
  ' \n',
];

const signal = (): AbortSignal => new AbortController().signal;

/** What every Embedder promises. `withSubject` makes a fresh subject for each test, and releases it. */
export function embedderContract(withSubject: (use: (subject: EmbedderSubject) => Promise<void>) => Promise<void>) {
  it('says its name and where it runs', () =>
    withSubject(async ({ embedder, id, host }) => {
      expect({ id: embedder.id, host: embedder.host }).toEqual({ id, host });
      await Promise.resolve();
    }));

  it('gives a vector of length 1 for each text, all of the same dimension', () =>
    withSubject(async ({ embedder }) => {
      const vectors = await embedder.embed(TEXTS, { signal: signal() });
      expect(vectors).toHaveLength(TEXTS.length);
      expect(new Set(vectors.map((vector) => vector.length)).size).toBe(1);
      for (const vector of vectors) {
        expect(vector).toBeInstanceOf(Float32Array);
        expect(similarity(vector, vector)).toBeCloseTo(1, 5);
      }
    }));

  it('gives nothing for nothing', () =>
    withSubject(async ({ embedder }) => {
      expect(await embedder.embed([], { signal: signal() })).toEqual([]);
    }));

  it('keeps the order of the texts, whatever stands beside them', () =>
    withSubject(async ({ embedder }) => {
      const vectors = await embedder.embed(TEXTS, { signal: signal() });
      const reversed = await embedder.embed(TEXTS.toReversed(), { signal: signal() });
      vectors.forEach((vector, index) => {
        expect(similarity(vector, reversed[TEXTS.length - 1 - index] ?? vector.slice(0, 0))).toBeCloseTo(1, 5);
      });
    }));

  it('gives the same vectors again, and from another one of the same settings', () =>
    withSubject(async ({ embedder, twin }) => {
      const first = await embedder.embed(TEXTS, { signal: signal() });
      expect(await embedder.embed(TEXTS, { signal: signal() })).toEqual(first);
      expect(await twin.embed(TEXTS, { signal: signal() })).toEqual(first);
    }));

  it('tells different texts apart', () =>
    withSubject(async ({ embedder }) => {
      const [login, , , invoice] = await embedder.embed(TEXTS, { signal: signal() });
      if (login === undefined || invoice === undefined) throw new Error('expected vectors');
      expect(similarity(login, invoice)).toBeLessThan(0.999);
    }));

  it('rejects with the reason of a signal that was aborted before', () =>
    withSubject(async ({ embedder }) => {
      const reason = new Error('too late');
      expect(await rejection(embedder.embed(TEXTS, { signal: AbortSignal.abort(reason) }))).toBe(reason);
    }));

  it('rejects with the reason of a signal that is aborted during the call', () =>
    withSubject(async ({ embedder }) => {
      const controller = new AbortController();
      const reason = new Error('enough');
      const asked = rejection(embedder.embed(TEXTS, { signal: controller.signal }));
      controller.abort(reason);
      expect(await asked).toBe(reason);
    }));
}

/** The cosine of two vectors of length 1. */
export function similarity(a: Float32Array, b: Float32Array): number {
  expect(b.length).toBe(a.length);
  return a.reduce((sum, value, index) => sum + value * (b[index] ?? 0), 0);
}
