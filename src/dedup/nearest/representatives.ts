import { BLOCK_ROWS, checkAtLeast, rangesOf } from './blocks.ts';
import { floorOf } from './codes.ts';
import { bestScreen } from './kernel/best-screen.ts';
import type { Screen } from './kernel/screen.ts';
import { similarityOf } from './similarity.ts';
import { createVectorTable, type VectorTable } from './vector-table.ts';

export interface Nearest {
  slot: number;
  /** In [-1, 1]. */
  similarity: number;
}

export interface NearestOptions {
  /** The least similarity of interest, in [-1, 1]. */
  atLeast: number;
  /** Whether a slot may be answered. Asked only of slots that are similar enough, perhaps not of all of them. */
  isAllowed: (slot: number) => boolean;
}

/** Vectors of open groups, which may change and go away. */
export interface Representatives {
  /** How many are open. */
  readonly size: number;
  /** Returns the slot, counted from 0; no slot is given twice. Throws RangeError for a vector that can't be compared. */
  add(vector: Float32Array): number;
  /** Throws RangeError for a slot that isn't open, or a vector that can't be compared. */
  replace(slot: number, vector: Float32Array): void;
  /** Throws RangeError for a slot that isn't open. */
  close(slot: number): void;
  /** The most similar open slot, the lowest of equals; null when none is similar enough and allowed. Throws RangeError as `add`. */
  nearest(vector: Float32Array, options: NearestOptions): Nearest | null;
}

/** None at first. Throws RangeError unless the dimension is a whole number of at least 1. */
export function createRepresentatives(dimension: number, screen: Screen = bestScreen()): Representatives {
  const table = createVectorTable(dimension);
  const query = createVectorTable(dimension);
  const slots: number[] = [];
  const rows = new Map<number, number>();
  let given = 0;
  const rowOf = (slot: number): number => {
    const row = rows.get(slot);
    if (row === undefined) throw new RangeError(`slot ${slot}: not open`);
    return row;
  };
  return {
    get size() {
      return table.size;
    },
    add(vector) {
      table.add(vector, `slot ${given}`);
      rows.set(given, slots.length);
      slots.push(given);
      return given++;
    },
    replace: (slot, vector) => table.replace(rowOf(slot), vector, `slot ${slot}`),
    close(slot) {
      const row = rowOf(slot);
      table.remove(row);
      rows.delete(slot);
      const last = slots.pop() ?? slot;
      if (last === slot) return;
      slots[row] = last;
      rows.set(last, row);
    },
    nearest(vector, options) {
      if (query.size > 0) query.remove(0);
      query.add(vector, 'the vector to compare');
      return findNearest({ table, slots, screen, query }, options);
    },
  };
}

interface Search {
  table: VectorTable;
  /** By row. */
  slots: readonly number[];
  screen: Screen;
  /** The vector to compare, alone. */
  query: VectorTable;
}

function findNearest({ table, slots, screen, query }: Search, { atLeast, isAllowed }: NearestOptions): Nearest | null {
  checkAtLeast(atLeast);
  let best: Nearest | null = null;
  for (const { from, to } of rangesOf(table.size, BLOCK_ROWS)) {
    const floor = floorOf(best?.similarity ?? atLeast, table.dimension);
    const found = screen({
      // The kernel takes lanes by fours and rows one by one, so that a single query is best a row.
      lanes: table.codes(from, to),
      floors: new Int32Array(to - from).fill(floor),
      rows: query.codes(0, 1),
      width: table.width,
    });
    for (const pair of found) {
      const row = from + (pair >>> 16);
      const candidate = { slot: slots[row] ?? 0, similarity: similarityOf({ table, row }, { table: query, row: 0 }) };
      if (candidate.similarity >= atLeast && isNearer(candidate, best) && isAllowed(candidate.slot)) best = candidate;
    }
  }
  return best;
}

const isNearer = (candidate: Nearest, best: Nearest | null): boolean =>
  best === null ||
  candidate.similarity > best.similarity ||
  (candidate.similarity === best.similarity && candidate.slot < best.slot);
