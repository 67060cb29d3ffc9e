/** Rows `from` to before `to`. */
export interface Range {
  from: number;
  to: number;
}

/** Vectors that are compared with a tile at once. */
export const BLOCK_ROWS = 256;

/** Codes of a tile fit in the second-level cache of most processors, those of a block beside them. */
const TILE_BYTES = 256 * 1024;
const MAX_TILE_ROWS = 512;

/** How many vectors of `width` codes make a tile. */
export const tileRows = (width: number): number =>
  Math.max(1, Math.min(MAX_TILE_ROWS, Math.floor(TILE_BYTES / (2 * width))));

/** Divides the rows below `end` into ranges of `rows`, the last one being shorter. */
export function* rangesOf(end: number, rows: number): Generator<Range> {
  for (let from = 0; from < end; from += rows) yield { from, to: Math.min(from + rows, end) };
}

/** Throws RangeError unless it is a cosine. */
export function checkAtLeast(atLeast: number): void {
  if (atLeast >= -1 && atLeast <= 1) return;
  throw new RangeError(`atLeast: expected a similarity from -1 to 1, got ${atLeast}`);
}
