import { expect, it } from 'vitest';
import { ModelError } from '../../src/errors.ts';
import type { ChatModel, ChatRequest } from '../../src/models/types.ts';
import { rejection, said } from './request.ts';

export interface ContractSubject {
  id: string;
  host: string | null;
  model: ChatModel;
  /** A request that the model can answer. */
  request: ChatRequest;
  /** The same model in a state, or asked in a way, in which it has no reply to give. */
  failing: { model: ChatModel; request: ChatRequest };
  /** A call that takes so long that it can be aborted, with a promise that it has begun; null for a model in this process. */
  slow: { model: ChatModel; begun: () => Promise<void> } | null;
}

/** What every ChatModel promises. `withSubject` makes a fresh subject for each test, and releases it. */
export function chatModelContract(withSubject: (use: (subject: ContractSubject) => Promise<void>) => Promise<void>) {
  const signal = (): AbortSignal => new AbortController().signal;

  it('says its name and where it runs', () =>
    withSubject(async ({ model, id, host }) => {
      expect({ id: model.id, host: model.host }).toEqual({ id, host });
      await Promise.resolve();
    }));

  it('replies with text, usage and finish reason, and nothing else', () =>
    withSubject(async ({ model, request }) => {
      const reply = await model.complete(request, { signal: signal() });
      expect(Object.keys(reply).sort()).toEqual(['durationMs', 'finishReason', 'isCached', 'text', 'usage']);
      expect(Object.keys(reply.usage).sort()).toEqual(['inputTokens', 'outputTokens']);
      expect(['stop', 'length', 'filter']).toContain(reply.finishReason);
      expect(JSON.parse(reply.text)).toHaveProperty('category');
      expect(reply.durationMs).toBeGreaterThanOrEqual(0);
      expect(reply.isCached && reply.durationMs > 0).toBe(false);
    }));

  it('counts tokens as whole numbers from 0, or null', () =>
    withSubject(async ({ model, request }) => {
      const { usage } = await model.complete(request, { signal: signal() });
      for (const count of Object.values(usage)) {
        expect(count === null || (Number.isSafeInteger(count) && count >= 0)).toBe(true);
      }
    }));

  it('answers the same request in the same way, and leaves it as it was', () =>
    withSubject(async ({ model, request }) => {
      const before = structuredClone(request);
      const first = await model.complete(request, { signal: signal() });
      expect(said(await model.complete(request, { signal: signal() }))).toEqual(said(first));
      expect(request).toEqual(before);
    }));

  it('answers several calls at once, each its own', () =>
    withSubject(async ({ model, request }) => {
      const alone = await model.complete(request, { signal: signal() });
      const together = await Promise.all(
        Array.from({ length: 5 }, () => model.complete(request, { signal: signal() })),
      );
      expect(together.map(said)).toEqual(Array(5).fill(said(alone)));
    }));

  it('rejects with the reason of a signal that was aborted before', () =>
    withSubject(async ({ model, request }) => {
      const reason = new Error('too late');
      expect(await rejection(model.complete(request, { signal: AbortSignal.abort(reason) }))).toBe(reason);
      expect(await model.complete(request, { signal: signal() })).toHaveProperty('text');
    }));

  it('rejects with the reason of a signal that is aborted during the call', () =>
    withSubject(async ({ model, request, slow }) => {
      const controller = new AbortController();
      const reason = new Error('enough');
      const asked = rejection((slow?.model ?? model).complete(request, { signal: controller.signal }));
      if (slow !== null) await slow.begun();
      controller.abort(reason);
      expect(await asked).toBe(reason);
    }));

  it('rejects with a ModelError when it has no reply, never with a raw error', () =>
    withSubject(async ({ failing }) => {
      const error = await rejection(failing.model.complete(failing.request, { signal: signal() }));
      expect(error).toBeInstanceOf(ModelError);
      expect((error as ModelError).message).not.toBe('');
    }));
}
