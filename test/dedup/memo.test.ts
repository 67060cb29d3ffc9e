import { expect, it } from 'vitest';
import { askingOnce } from '../../src/dedup/memo.ts';

function counting(ask: (question: string) => Promise<number>) {
  const asked: string[] = [];
  const memo = new Map<string, number>();
  const get = askingOnce({
    memo,
    keyOf: (question: string) => question.toLowerCase(),
    ask: (question) => {
      asked.push(question);
      return ask(question);
    },
  });
  return { get, asked, memo };
}

it('a question is asked once, also while its answer is on its way', async () => {
  const { get, asked, memo } = counting(async (question) => {
    await new Promise((resolve) => setImmediate(resolve));
    return question.length;
  });
  expect(await Promise.all([get('four'), get('FOUR'), get('three')])).toEqual([4, 4, 5]);
  expect(await get('Four')).toBe(4);
  expect(asked).toEqual(['four', 'three']);
  expect(Object.fromEntries(memo)).toEqual({ four: 4, three: 5 });
});

it('what is known already is not asked for', async () => {
  const { get, asked, memo } = counting(() => Promise.resolve(0));
  memo.set('four', 44);
  expect(await get('four')).toBe(44);
  expect(asked).toEqual([]);
});

it('a failure is told to all who wait, and is not remembered', async () => {
  let calls = 0;
  const { get } = counting(() => (++calls === 1 ? Promise.reject(new Error('down')) : Promise.resolve(7)));
  const results = await Promise.allSettled([get('a'), get('a')]);
  expect(results.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
  expect(await get('a')).toBe(7);
});
