/** What became of a ticket that got no category: a reply that names none, or no reply. */
export const NO_CATEGORY = ['unparsed', 'failed'] as const;

/** The categories that labels and answers are drawn from, in report order. */
export interface CategoryLayout {
  names: readonly string[];
  /** Whether the category of the same index escalates; exactly one does not. */
  escalates: readonly boolean[];
}

/**
 * Counts of tickets by label and outcome. Rows are the categories, columns the categories and then `unparsed` and
 * `failed`; row by row in one array, so that resampling can add up cells quickly.
 */
export interface Confusion {
  layout: CategoryLayout;
  cells: Float64Array;
}

export const columnsOf = (layout: CategoryLayout): string[] => [...layout.names, ...NO_CATEGORY];

export function emptyConfusion(layout: CategoryLayout): Confusion {
  return { layout, cells: new Float64Array(layout.names.length * columnsOf(layout).length) };
}

/** Where a label and an outcome (a category, `unparsed` or `failed`) meet; throws RangeError for an unknown one. */
export function cellIndex(layout: CategoryLayout, label: string, outcome: string): number {
  const row = layout.names.indexOf(label);
  const column = columnsOf(layout).indexOf(outcome);
  if (row < 0 || column < 0) throw new RangeError(`no cell for label "${label}" and outcome "${outcome}"`);
  return row * (layout.names.length + NO_CATEGORY.length) + column;
}

/** The row and the column of a cell; the answer is right where they are the same. */
export function placeOf({ names }: CategoryLayout, cell: number): { row: number; column: number } {
  const width = names.length + NO_CATEGORY.length;
  return { row: Math.floor(cell / width), column: cell % width };
}

/** The count at a row and a column. */
export function countAt({ layout, cells }: Confusion, row: number, column: number): number {
  return cells[row * (layout.names.length + NO_CATEGORY.length) + column] ?? 0;
}

/** The counts as rows, for reports. */
export function rowsOf(confusion: Confusion): number[][] {
  const columns = columnsOf(confusion.layout);
  return confusion.layout.names.map((_, row) => columns.map((_, column) => countAt(confusion, row, column)));
}

/** The same counts without the tickets that got no category. */
export function answeredOnly(confusion: Confusion): Confusion {
  const width = confusion.layout.names.length;
  const cells = confusion.cells.map((count, index) => (index % (width + NO_CATEGORY.length) < width ? count : 0));
  return { layout: confusion.layout, cells };
}
