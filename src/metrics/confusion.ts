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

/** What the counts of a confusion matrix add up to. */
export interface Marginals {
  /** By label; as long as `answered`, with zeros at the end, as no label is `unparsed` or `failed`. */
  labelled: Float64Array;
  /** By category, and at the end `unparsed` and `failed`. */
  answered: Float64Array;
  correct: number;
  total: number;
}

export function marginalsOf(confusion: Confusion): Marginals {
  const { names } = confusion.layout;
  const width = names.length + NO_CATEGORY.length;
  const marginals = { labelled: new Float64Array(width), answered: new Float64Array(width), correct: 0, total: 0 };
  const { labelled, answered } = marginals;
  for (let row = 0; row < names.length; row++) {
    for (let column = 0; column < width; column++) {
      const count = countAt(confusion, row, column);
      labelled[row] = (labelled[row] ?? 0) + count;
      answered[column] = (answered[column] ?? 0) + count;
      marginals.total += count;
      if (row === column) marginals.correct += count;
    }
  }
  return marginals;
}

/** The counts as rows, for reports. */
export function rowsOf(confusion: Confusion): number[][] {
  const columns = columnsOf(confusion.layout);
  return confusion.layout.names.map((_, row) => columns.map((_, column) => countAt(confusion, row, column)));
}

/** The same counts without the tickets that got no category; the very same when all got one. */
export function answeredOnly(confusion: Confusion): Confusion {
  const { names } = confusion.layout;
  let cells: Float64Array | null = null;
  for (let row = 0; row < names.length; row++) {
    for (let column = names.length; column < names.length + NO_CATEGORY.length; column++) {
      if (countAt(confusion, row, column) === 0) continue;
      cells ??= confusion.cells.slice();
      cells[row * (names.length + NO_CATEGORY.length) + column] = 0;
    }
  }
  return cells === null ? confusion : { layout: confusion.layout, cells };
}
