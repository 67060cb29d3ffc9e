import { expect, it } from 'vitest';
import { forEachLimited } from '../../src/util/for-each-limited.ts';

const never = (): boolean => false;
const tick = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));
const ticks = async (count: number): Promise<void> => {
  for (let turn = 0; turn < count; turn++) await tick();
};

/** Numbers from 0 without end, and how many were taken. */
function endless() {
  const source = { taken: 0, isClosed: false, items };
  async function* items(): AsyncGenerator<number> {
    try {
      for (;;) {
        await Promise.resolve();
        yield source.taken++;
      }
    } finally {
      source.isClosed = true;
    }
  }
  return source;
}

async function* upTo(count: number): AsyncGenerator<number> {
  for (let item = 0; item < count; item++) {
    await Promise.resolve();
    yield item;
  }
}

it.each([1, 2, 3, 8])('works on every item once, at most %i at a time', async (concurrency) => {
  const seen: number[] = [];
  let busy = 0;
  let most = 0;
  await forEachLimited(upTo(20), { concurrency, shouldStop: never }, async (item) => {
    most = Math.max(most, ++busy);
    await ticks(1 + (item % 3));
    busy--;
    seen.push(item);
  });
  expect(seen.toSorted((a, b) => a - b)).toEqual(Array.from({ length: 20 }, (_, item) => item));
  expect(most).toBe(concurrency);
});

it('one at a time keeps the order', async () => {
  const seen: number[] = [];
  await forEachLimited(upTo(6), { concurrency: 1, shouldStop: never }, async (item) => {
    await ticks(6 - item);
    seen.push(item);
  });
  expect(seen).toEqual([0, 1, 2, 3, 4, 5]);
});

it('nothing to do is done at once', async () => {
  await expect(
    forEachLimited(upTo(0), { concurrency: 4, shouldStop: never }, () => Promise.reject(new Error('no'))),
  ).resolves.toBeUndefined();
});

it('reads no more than twice as many items as it works on, from a source without end', async () => {
  const source = endless();
  let stop = false;
  let release: () => void = () => undefined;
  const gate = new Promise<void>((resolve) => (release = resolve));
  const done = forEachLimited(source.items(), { concurrency: 3, shouldStop: () => stop }, () => gate);
  await ticks(50);
  expect(source.taken).toBe(6);
  stop = true;
  release();
  await done;
  expect(source.taken).toBeLessThanOrEqual(7);
  expect(source.isClosed).toBe(true);
});

it('once it should stop nothing is begun, and what was begun is waited for', async () => {
  const source = endless();
  const begun: number[] = [];
  const ended: number[] = [];
  await forEachLimited(source.items(), { concurrency: 2, shouldStop: () => begun.length >= 5 }, async (item) => {
    begun.push(item);
    await ticks(3);
    ended.push(item);
  });
  expect(begun).toEqual([0, 1, 2, 3, 4]);
  expect(ended).toHaveLength(5);
});

it('the first error of the work comes out after the rest has ended, and nothing is begun after it', async () => {
  const source = endless();
  const begun: number[] = [];
  const ended: number[] = [];
  const run = forEachLimited(source.items(), { concurrency: 3, shouldStop: never }, async (item) => {
    begun.push(item);
    await ticks(item === 1 ? 1 : 5);
    if (item === 1) throw new Error('first');
    ended.push(item);
    if (item === 2) throw new Error('second');
  });
  await expect(run).rejects.toThrow('first');
  expect(begun).toEqual([0, 1, 2]);
  expect(ended).toEqual([0, 2]);
  expect(source.isClosed).toBe(true);
});

it('an item that waits its turn is not begun after an error', async () => {
  const begun: number[] = [];
  const run = forEachLimited(upTo(10), { concurrency: 2, shouldStop: never }, async (item) => {
    begun.push(item);
    await ticks(item === 0 ? 20 : 200);
    if (item === 0) throw new Error('first');
  });
  await expect(run).rejects.toThrow('first');
  expect(begun).toEqual([0, 1]);
});

it('work that throws at once is an error like any other', async () => {
  const work = (): Promise<void> => {
    throw new Error('at once');
  };
  await expect(forEachLimited(upTo(3), { concurrency: 2, shouldStop: never }, work)).rejects.toThrow('at once');
});

it('an error of the source comes out after what was begun has ended', async () => {
  async function* broken(): AsyncGenerator<number> {
    yield* upTo(2);
    throw new Error('torn file');
  }
  const ended: number[] = [];
  const run = forEachLimited(broken(), { concurrency: 4, shouldStop: never }, async (item) => {
    await ticks(5);
    ended.push(item);
  });
  await expect(run).rejects.toThrow('torn file');
  expect(ended).toEqual([0, 1]);
});

it('long sources neither overflow the stack nor pile up', async () => {
  let done = 0;
  await forEachLimited(upTo(20_000), { concurrency: 4, shouldStop: never }, () => {
    done++;
    return Promise.resolve();
  });
  expect(done).toBe(20_000);
});

it('begins nothing after an error of the source, not even what was read ahead', async () => {
  const begun: number[] = [];
  let release: () => void = () => undefined;
  const released = new Promise<void>((resolve) => (release = resolve));
  async function* items(): AsyncGenerator<number> {
    yield* upTo(3);
    setImmediate(release);
    throw new Error('no more');
  }
  const work = async (item: number): Promise<void> => {
    begun.push(item);
    await released;
  };
  await expect(forEachLimited(items(), { concurrency: 2, shouldStop: never }, work)).rejects.toThrow('no more');
  expect(begun).toEqual([0, 1]);
});
