/** A table as text cells, for whichever format. The first column is the name of the row. */
export interface TextTable {
  title: string;
  /** Whether a short view may leave out rows about few tickets, which the last column counts. */
  isSlice: boolean;
  columns: string[];
  rows: string[][];
}
