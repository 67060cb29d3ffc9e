import { expect, it } from 'vitest';
import type { DedupItem } from '../../../../src/dedup/item.ts';
import { similaritiesOf } from '../../../../src/runs/sweep/report/similarities.ts';

/** A vector whose inner product with (1, 0) is `cosine`. */
const item = (id: string, cosine: number | null): DedupItem => ({
  ...{ id, at: null, scope: null, description: id },
  vector: cosine === null ? null : Float32Array.of(cosine, Math.sqrt(1 - cosine ** 2)),
});

it('pairs are counted in bins of 0.02 from the tenth below the lowest to 1', () => {
  const items = [item('a', 1), item('b', 0.87), item('c', 1), item('d', null)];
  const found = similaritiesOf(items, { incidents: Int32Array.of(0, 0, 1, 2), falseAlarms: new Uint8Array(4) }, 1);
  // a and b, and b and c, are 0.87 alike, in the fourth bin from 0.8; a and c are copies, in the last.
  expect(found).toEqual({
    low: 0.8,
    high: 1,
    sameIncident: [0, 0, 0, 1, 0, 0, 0, 0, 0, 0],
    otherIncident: [0, 0, 0, 1, 0, 0, 0, 0, 0, 1],
    withoutVector: ['d'],
  });
});

it('a false alarm is of no incident', () => {
  const items = [item('a', 1), item('b', 1)];
  const found = similaritiesOf(items, { incidents: Int32Array.of(0, 0), falseAlarms: Uint8Array.of(0, 1) }, 1);
  expect(found.otherIncident.at(-1)).toBe(1);
  expect(found.sameIncident.at(-1)).toBe(0);
});
