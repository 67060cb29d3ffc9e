import type { TextTable } from './text-table.ts';

/** A piece of a report, for whichever format. */
export type ReportPart =
  | { kind: 'heading'; text: string }
  /** Paragraphs. */
  | { kind: 'lines'; lines: string[] }
  | { kind: 'table'; table: TextTable }
  /** Text as it is, such as a diff. */
  | { kind: 'diff'; title: string; text: string };
