import type { DedupItem } from './item.ts';
import { findPairs } from './nearest/find-pairs.ts';
import { createVectorTable } from './nearest/vector-table.ts';

/** For each ticket the earlier ones that are similar enough for some threshold. */
export interface Candidates {
  /** Where those of each ticket begin in the other two, and at the end their length. */
  offsets: Uint32Array;
  /** Places of earlier tickets. */
  earlier: Uint32Array;
  similarities: Float64Array;
}

/** All pairs of tickets that are at least as similar, found once however many thresholds above it are looked at. */
export async function findCandidates(
  items: readonly DedupItem[],
  { atLeast, signal }: { atLeast: number; signal: AbortSignal },
): Promise<Candidates> {
  const places: number[] = [];
  const table = createVectorTable(dimensionOf(items));
  for (const [place, { vector }] of items.entries()) {
    if (vector === null) continue;
    table.add(vector);
    places.push(place);
  }
  const { earlier, later, similarity } = await findPairs(table, { atLeast, signal });
  const offsets = new Uint32Array(items.length + 1);
  for (const row of later) increment(offsets, (places[row] ?? 0) + 1);
  for (let place = 0; place < items.length; place++) increment(offsets, place + 1, offsets[place]);
  return { offsets, earlier: earlier.map((row) => places[row] ?? 0), similarities: similarity };
}

/** That of the first vector; 1 without any. */
export const dimensionOf = (items: readonly DedupItem[]): number =>
  items.find(({ vector }) => vector !== null)?.vector?.length ?? 1;

function increment(counts: Uint32Array, index: number, by = 1): void {
  counts[index] = (counts[index] ?? 0) + by;
}
