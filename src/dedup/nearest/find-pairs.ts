import { createBreather } from '../../util/breather.ts';
import { BLOCK_ROWS, checkAtLeast, rangesOf, tileRows, type Range } from './blocks.ts';
import { floorOf } from './codes.ts';
import { bestScreen } from './kernel/best-screen.ts';
import type { Screen } from './kernel/screen.ts';
import { createPairCollector, type PairList } from './pair-list.ts';
import { similarityOf } from './similarity.ts';
import type { VectorTable } from './vector-table.ts';

export interface FindPairsOptions {
  /** The least similarity of interest, in [-1, 1]. */
  atLeast: number;
  signal: AbortSignal;
  screen?: Screen;
}

/**
 * All pairs of rows that are at least as similar, in one pass; memory holds the pairs found. Rejects with the signal's reason
 * when aborted, and with RangeError for more pairs than a list can hold.
 */
export async function findPairs(vectors: VectorTable, options: FindPairsOptions): Promise<PairList> {
  const { atLeast, signal, screen = bestScreen() } = options;
  checkAtLeast(atLeast);
  const breathe = createBreather();
  const collector = createPairCollector();
  for (const block of rangesOf(vectors.size, BLOCK_ROWS)) {
    const candidates: number[] = [];
    for (const tile of rangesOf(block.to, tileRows(vectors.width))) {
      addCandidates(candidates, { vectors, block, tile, atLeast, screen });
      await breathe();
      signal.throwIfAborted();
    }
    // By the later row, then the earlier one.
    for (const candidate of Float64Array.from(candidates).sort()) {
      const later = Math.floor(candidate / ROWS);
      const earlier = candidate % ROWS;
      const similarity = similarityOf({ table: vectors, row: later }, { table: vectors, row: earlier });
      if (similarity >= atLeast) collector.add(earlier, later, similarity);
    }
  }
  return collector.finish();
}

/** More than a table has rows: a pair of rows as a single number is later * ROWS + earlier. */
const ROWS = 2 ** 26;

interface TileWork {
  vectors: VectorTable;
  block: Range;
  tile: Range;
  atLeast: number;
  screen: Screen;
}

function addCandidates(candidates: number[], { vectors, block, tile, atLeast, screen }: TileWork): void {
  const found = screen({
    lanes: vectors.codes(block.from, block.to),
    floors: new Int32Array(block.to - block.from).fill(floorOf(atLeast, vectors.dimension)),
    rows: vectors.codes(tile.from, tile.to),
    width: vectors.width,
  });
  for (const pair of found) {
    const later = block.from + (pair >>> 16);
    const earlier = tile.from + (pair & 0xffff);
    if (earlier < later) candidates.push(later * ROWS + earlier);
  }
}
