import { getEventListeners, once } from 'node:events';
import { expect, it } from 'vitest';
import { abortable } from '../../src/util/abortable.ts';

const never = (): Promise<never> => new Promise(() => undefined);

it('gives what the work gives, and takes its listener off', async () => {
  const { signal } = new AbortController();
  expect(await abortable(signal, () => Promise.resolve(7))).toBe(7);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('rejects with what the work rejects with, and takes its listener off', async () => {
  const { signal } = new AbortController();
  const failure = new Error('no');
  await expect(abortable(signal, () => Promise.reject(failure))).rejects.toBe(failure);
  expect(getEventListeners(signal, 'abort')).toEqual([]);
});

it('rejects with the reason of an abort though the work goes on, and takes its listener off', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const result = abortable(controller.signal, never);
  controller.abort(reason);
  await expect(result).rejects.toBe(reason);
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
});

it('tells the work of an abort and its reason', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const told: unknown[] = [];
  const result = abortable(controller.signal, async (own) => {
    await once(own, 'abort');
    told.push(own.reason);
  });
  controller.abort(reason);
  await expect(result).rejects.toBe(reason);
  expect(told).toEqual([reason]);
});

it('does not begin after an abort', async () => {
  let isBegun = false;
  const work = (): Promise<never> => {
    isBegun = true;
    return never();
  };
  const reason = new Error('enough');
  await expect(abortable(AbortSignal.abort(reason), work)).rejects.toBe(reason);
  expect(isBegun).toBe(false);
});

it('does not make Node warn of many calls at once', async () => {
  const warnings: Error[] = [];
  const listen = (warning: Error): number => warnings.push(warning);
  process.on('warning', listen);
  const { signal } = new AbortController();
  await Promise.all(Array.from({ length: 30 }, () => abortable(signal, () => Promise.resolve())));
  await new Promise(setImmediate);
  process.off('warning', listen);
  expect(warnings).toEqual([]);
});
