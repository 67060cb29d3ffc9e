import { getEventListeners, once } from 'node:events';
import { expect, it } from 'vitest';
import { allOrNone } from '../../src/util/all-or-none.ts';

const untilAborted = (own: AbortSignal): Promise<never> =>
  once(own, 'abort').then(() => {
    throw own.reason;
  });

it('gives what all works give, in their order, and takes its listener off', async () => {
  const { signal } = new AbortController();
  const slow = (): Promise<string[]> => new Promise((resolve) => setTimeout(() => resolve(['slow']), 5));
  expect(await allOrNone(signal, [slow, () => Promise.resolve(['quick'])])).toEqual([['slow'], ['quick']]);
  expect(await allOrNone(signal, [])).toEqual([]);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('aborts the others when one fails, and rejects with its failure once they have ended', async () => {
  const { signal } = new AbortController();
  const failure = new Error('no');
  let hasEnded = false;
  const other = (own: AbortSignal): Promise<never> => untilAborted(own).finally(() => (hasEnded = true));
  await expect(allOrNone(signal, [other, () => Promise.reject(failure)])).rejects.toBe(failure);
  expect(hasEnded).toBe(true);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('rejects with the reason of an abort once all have ended', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const ended: number[] = [];
  const works = [1, 2].map((number) => (own: AbortSignal) => untilAborted(own).finally(() => ended.push(number)));
  const result = allOrNone(controller.signal, works);
  controller.abort(reason);
  await expect(result).rejects.toBe(reason);
  expect(ended).toEqual([1, 2]);
});

it('does nothing when it is aborted before', async () => {
  const reason = new Error('enough');
  let begun = 0;
  const work = (): Promise<void> => Promise.resolve(void begun++);
  await expect(allOrNone(AbortSignal.abort(reason), [work])).rejects.toBe(reason);
  expect(begun).toBe(0);
});
