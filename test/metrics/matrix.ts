import type { CategoryLayout, Confusion } from '../../src/metrics/confusion.ts';

/** Two categories that escalate and one that does not. */
export const LAYOUT: CategoryLayout = { names: ['failure', 'loss', 'other'], escalates: [true, true, false] };

/** A confusion matrix from its rows; the columns are those of the layout, then `unparsed` and `failed`. */
export function matrix(rows: readonly (readonly number[])[], layout: CategoryLayout = LAYOUT): Confusion {
  return { layout, cells: Float64Array.from(rows.flat()) };
}
