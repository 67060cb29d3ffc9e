import type { SweepReport } from '../../../runs/report/sweep-report.ts';

/** All that the HTML report of a threshold sweep shows. */
export interface SweepPage {
  title: string;
  report: SweepReport;
  /** In the order in which they were linked; empty for a page without the groups. */
  tickets: readonly SweepTicket[];
  /** One for each setting of rewriting and threshold, ascending. */
  groupings: readonly Grouping[];
}

export interface SweepTicket {
  id: string;
  title: string | null;
  product: string | null;
  incidentId: string | null;
  /** Its problem in the words of the model; null when there is none. */
  description: string | null;
}

/** Where each ticket of the page went. */
export interface Grouping {
  threshold: number;
  rewrite: boolean;
  /** Ticket by ticket the place, among the tickets of the page, of the one that founded its group; its own for a founder. */
  founders: readonly number[];
  /** With what it was linked by, in [-1, 1]; null for a founder. */
  similarities: readonly (number | null)[];
}
