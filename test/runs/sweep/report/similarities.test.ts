import { expect, it } from 'vitest';
import type { DedupItem } from '../../../../src/dedup/item.ts';
import { similaritiesOf } from '../../../../src/runs/sweep/report/similarities.ts';

/** A vector whose inner product with (1, 0) is `cosine`. */
const item = (id: string, cosine: number | null): DedupItem => ({
  ...{ id, at: null, scope: null, description: id },
  vector: cosine === null ? null : Float32Array.of(cosine, Math.sqrt(1 - cosine ** 2)),
});

const { signal } = new AbortController();

it('pairs are counted in bins of 0.02 from the tenth below the lowest to 1', async () => {
  const items = [item('a', 1), item('b', 0.87), item('c', 1), item('d', null)];
  const found = await similaritiesOf(items, {
    truth: { incidents: Int32Array.of(0, 0, 1, 2), falseAlarms: new Uint8Array(4) },
    seed: 1,
    signal,
  });
  // a and b, and b and c, are 0.87 alike, in the fourth bin from 0.8; a and c are copies, in the last.
  expect(found).toEqual({
    low: 0.8,
    high: 1,
    sameIncident: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
    otherIncident: [0, 0, 0, 1, 0, 0, 0, 0, 0, 1],
    withoutVector: ['d'],
  });
});

it('a false alarm is of no incident', async () => {
  const items = [item('a', 1), item('b', 1)];
  const found = await similaritiesOf(items, {
    truth: { incidents: Int32Array.of(0, 0), falseAlarms: Uint8Array.of(0, 1) },
    seed: 1,
    signal,
  });
  expect(found.otherIncident.at(-1)).toBe(1);
  expect(found.sameIncident.at(-1)).toBe(0);
});

it('vectors that point apart are counted below 0', async () => {
  const truth = { incidents: Int32Array.of(0, 1), falseAlarms: new Uint8Array(2) };
  const found = await similaritiesOf([item('a', 1), item('b', -1)], { truth, seed: 1, signal });
  expect(found).toMatchObject({ low: -1, otherIncident: [1, ...new Array<number>(99).fill(0)] });
});

it('without a pair there are empty bins up to 1', async () => {
  const truth = { incidents: Int32Array.of(0), falseAlarms: new Uint8Array(1) };
  const found = await similaritiesOf([item('a', 1)], { truth, seed: 1, signal });
  expect(found).toMatchObject({ low: 0.9, high: 1, sameIncident: [0, 0, 0, 0, 0], otherIncident: [0, 0, 0, 0, 0] });
});
