import { describe, expect, it } from 'vitest';
import { History } from '../../src/dedup/history.ts';
import type { DedupItem } from '../../src/dedup/item.ts';
import { createVectorSearch } from '../../src/dedup/search.ts';
import { cosine, direction, groupsAt, item } from './build.ts';

const HOUR = 3_600_000;

// Linked are directions that differ by at most 25 degrees.
const THETA = cosine(25);

describe('tickets at 0, 20, 40 and 22 degrees', () => {
  const items = [item(0), item(20), item(40), item(22)];

  it('are compared with the first of each group', async () => {
    // 20 is 20 from 0; 40 is 40 from 0 and founds; 22 is 22 from 0 and 18 from 40.
    expect(await groupsAt(items, THETA)).toEqual([0, 0, 2, 2]);
  });

  it('are compared with the nearest member of each group', async () => {
    // 40 is 20 from 20, and so all are in the group of 0.
    expect(await groupsAt(items, THETA, { representative: 'nearest-member' })).toEqual([0, 0, 0, 0]);
  });

  it('are compared with the mean of each group', async () => {
    // The mean of 0 and 20 is 10: 40 is 30 from it and founds; 22 is 12 from it and 18 from 40.
    expect(await groupsAt(items, THETA, { representative: 'centroid' })).toEqual([0, 0, 2, 0]);
  });

  it('are compared with what the members were rewritten to', async () => {
    // 0 and 20 become 50: 40 is 10 from it, and the three become -10, from which 22 is 32.
    const rewritten: Record<string, number> = { '0,1': 50, '0,1,2': -10 };
    const represent = (members: readonly number[]) => Promise.resolve(direction(rewritten[members.join()] ?? 0));
    expect(await groupsAt(items, THETA, { rewrite: true, represent })).toEqual([0, 0, 0, 3]);
  });

  it('keep what stands for a group when it can not be rewritten', async () => {
    expect(await groupsAt(items, THETA, { rewrite: true })).toEqual(await groupsAt(items, THETA));
  });
});

it.each(['first', 'nearest-member', 'centroid'] as const)(
  'of groups that are equally similar the one founded first takes a ticket: %s',
  async (representative) => {
    // 10 is 20 from -10, 0 is 10 from both.
    expect(await groupsAt([item(-10), item(10), item(0)], cosine(15), { representative })).toEqual([0, 1, 0]);
  },
);

it('a similarity that equals the threshold links', async () => {
  expect(await groupsAt([item(0), item(60)], 0.5)).toEqual([0, 0]);
});

describe('a window of 72 hours', () => {
  const at = (hours: number, more: Partial<DedupItem> = {}): DedupItem =>
    item(0, { id: `hour ${hours}`, at: hours * HOUR, ...more });
  const windowMs = 72 * HOUR;

  it('closes a group so long after its last ticket, not its first', async () => {
    // 120 is 70 after 50; 193 is 73 after 120.
    expect(await groupsAt([at(0), at(50), at(120), at(193)], THETA, { windowMs })).toEqual([0, 0, 0, 3]);
  });

  it('holds for exact copies too', async () => {
    const copies = [at(0, { description: 'same' }), at(73, { description: 'same' }), at(74, { description: 'same' })];
    expect(await groupsAt(copies, THETA, { windowMs })).toEqual([0, 1, 1]);
  });

  it('is open to a ticket without a time', async () => {
    expect(await groupsAt([at(0), item(0, { id: 'whenever' })], THETA, { windowMs })).toEqual([0, 0]);
  });
});

it('tickets of another scope are never linked, however similar', async () => {
  const scoped = (id: string, scope: string | null) => item(0, { id, scope, description: 'same' });
  const items = [scoped('a', 'dns'), scoped('b', 'vpn'), scoped('c', 'dns'), scoped('d', null), scoped('e', null)];
  for (const representative of ['first', 'nearest-member', 'centroid'] as const) {
    expect(await groupsAt(items, THETA, { representative })).toEqual([0, 1, 0, 3, 3]);
  }
});

it('an exact copy goes where its original went, also when another group is nearer now', async () => {
  // b is 20 from a; g is 35 from a and founds; the copy of b is 20 from a and 15 from g.
  const items = [item(0), item(20, { description: 'b' }), item(35), item(20, { id: 'copy', description: 'b' })];
  expect(await groupsAt(items, THETA)).toEqual([0, 0, 2, 0]);
});

it('a ticket without a vector stands alone, and none joins it', async () => {
  const failed = { vector: null, description: null };
  const items = [item(0, { id: 'x', ...failed }), item(0), item(1), item(0, { id: 'y', ...failed })];
  for (const representative of ['first', 'nearest-member', 'centroid'] as const) {
    expect(await groupsAt(items, THETA, { representative })).toEqual([0, 1, 1, 3]);
  }
});

it('there is no ticket after the last', () => {
  const items = [item(0)];
  const history = new History(items, { search: createVectorSearch(items, THETA), windowMs: null });
  expect(history.place()).toEqual({ group: 0, similarity: null });
  expect(() => history.place()).toThrow(RangeError);
});

it.each(['first', 'nearest-member', 'centroid'] as const)(
  'linking ends with the reason of the signal when that is aborted on the way: %s',
  async (representative) => {
    const controller = new AbortController();
    let furthest = 0;
    const items = Array.from({ length: 1000 }, (_, index) =>
      Object.defineProperty(item(index), 'scope', {
        get: () => {
          furthest = Math.max(furthest, index);
          if (index === 100) controller.abort(new Error('enough'));
          return null;
        },
      }),
    );
    const linked = groupsAt(items, THETA, { representative, signal: controller.signal });
    await expect(linked).rejects.toThrow('enough');
    expect(furthest).toBeLessThan(999);
  },
);
