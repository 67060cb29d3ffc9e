/** A table as text cells, for whichever format. The first column is the name of the row. */
export interface TextTable {
  title: string;
  /** Whether a short view may leave out rows about few tickets, which the last column counts. */
  isSlice: boolean;
  columns: string[];
  rows: string[][];
}

/** A number with or without sign, unit or interval, but no version, date or id that only begins with a digit. */
const FIGURE = /^[<+−±$]*\d[\d,]*(\.\d+)?(?![\w.-])/;
/** Parts of published figures that are not known may stand before the first that is. */
const UNKNOWN_PARTS = /^(\? \/ )+/;
/** Say that there is no figure. */
const NO_FIGURE: ReadonlySet<string> = new Set(['', 'n/a', '?', '–', 'unknown']);

/** Where the cells of each column stand: numbers right, so that their digits are in line, words left as the row's name is. */
export const alignments = ({ columns, rows }: TextTable): ('left' | 'right')[] =>
  columns.map((_, index) => (index > 0 && rows.every((row) => isFigure(row[index] ?? '')) ? 'right' : 'left'));

const isFigure = (cell: string): boolean => NO_FIGURE.has(cell) || FIGURE.test(cell.replace(UNKNOWN_PARTS, ''));
