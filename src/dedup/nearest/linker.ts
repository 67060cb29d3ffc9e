import { createBreather } from '../../util/breather.ts';
import { BLOCK_ROWS, checkAtLeast, rangesOf, tileRows, type Range } from './blocks.ts';
import { floorOf } from './codes.ts';
import { bestScreen } from './kernel/best-screen.ts';
import type { Screen } from './kernel/screen.ts';
import { similarityOf } from './similarity.ts';
import { createVectorTable, type VectorTable } from './vector-table.ts';

/** Where a vector went. */
export interface Link {
  /** Position of the vector that it was linked to, counted from 0 over everything that was given; its own for a new one. */
  representative: number;
  /** With its representative; 1 for a new one. */
  similarity: number;
}

export interface LinkerOptions {
  dimension: number;
  /** The similarity from which a vector is linked, in [-1, 1]. */
  atLeast: number;
  screen?: Screen;
}

export interface Linker {
  /**
   * Takes further vectors, in time order; any number, and fastest in hundreds. Rejects with RangeError for one that can't be
   * compared, and with the signal's reason when aborted; the linker is of no use after that.
   */
  link(vectors: readonly Float32Array[], options: { signal: AbortSignal }): Promise<Link[]>;
}

/**
 * Links each vector to the nearest earlier representative that is similar enough, the earliest of equals; where there is none,
 * the vector becomes a representative itself.
 */
export function createLinker({ dimension, atLeast, screen = bestScreen() }: LinkerOptions): Linker {
  checkAtLeast(atLeast);
  const representatives = createVectorTable(dimension);
  const positions: number[] = [];
  const breathe = createBreather();
  let taken = 0;
  const linkBlock = async (vectors: readonly Float32Array[], signal: AbortSignal): Promise<Link[]> => {
    const block = openBlock(vectors, { dimension, atLeast, screen, taken });
    for (const tile of rangesOf(representatives.size, tileRows(representatives.width))) {
      offer(block, { table: representatives, ...tile, positionOf: (row) => positions[row] ?? null });
      await breathe();
      signal.throwIfAborted();
    }
    offerToEachOther(block);
    vectors.forEach((vector, lane) => {
      if (block.nearest[lane] !== null) return;
      representatives.add(vector);
      positions.push(taken + lane);
    });
    const links = block.nearest.map((link, lane) => link ?? { representative: taken + lane, similarity: 1 });
    taken += vectors.length;
    return links;
  };
  return {
    async link(vectors, { signal }) {
      const links: Link[] = [];
      for (const { from, to } of rangesOf(vectors.length, BLOCK_ROWS)) {
        links.push(...(await linkBlock(vectors.slice(from, to), signal)));
      }
      return links;
    },
  };
}

/** Vectors that are linked together, each of which sees those before it. */
interface Block {
  table: VectorTable;
  /** Position of its first vector. */
  taken: number;
  atLeast: number;
  screen: Screen;
  /** The nearest representative so far, for each vector. */
  nearest: (Link | null)[];
}

/** Rows that vectors may be linked to. */
interface Offer extends Range {
  table: VectorTable;
  /** Null for a row that a vector must not be linked to. */
  positionOf: (row: number, lane: number) => number | null;
}

function openBlock(vectors: readonly Float32Array[], options: Required<LinkerOptions> & { taken: number }): Block {
  const { dimension, atLeast, screen, taken } = options;
  const table = createVectorTable(dimension);
  vectors.forEach((vector, lane) => table.add(vector, `vector ${taken + lane}`));
  return { table, taken, atLeast, screen, nearest: vectors.map(() => null) };
}

function offer({ table, atLeast, screen, nearest }: Block, offered: Offer): void {
  const found = screen({
    lanes: table.codes(0, table.size),
    floors: Int32Array.from(nearest, (link) => floorOf(link?.similarity ?? atLeast, table.dimension)),
    rows: offered.table.codes(offered.from, offered.to),
    width: table.width,
  });
  // By vector, then by representative: of equals the first is kept, and what a vector sees of its block is settled.
  for (const pair of found.sort()) {
    const lane = pair >>> 16;
    const row = offered.from + (pair & 0xffff);
    const position = offered.positionOf(row, lane);
    if (position === null) continue;
    const similarity = similarityOf({ table, row: lane }, { table: offered.table, row });
    const best = nearest[lane]?.similarity ?? null;
    if (best === null ? similarity >= atLeast : similarity > best)
      nearest[lane] = { representative: position, similarity };
  }
}

/** An earlier vector of the block is a representative if it was linked to nothing. */
function offerToEachOther(block: Block): void {
  const { table, taken, nearest } = block;
  const positionOf = (row: number, lane: number): number | null =>
    row < lane && nearest[row] === null ? taken + row : null;
  offer(block, { table, from: 0, to: table.size, positionOf });
}
