import type { ClassifyReport, EvalReport } from '../runs/report/report.ts';

/** How many tickets were asked about, each counted once however often it was asked about. */
export const askedTickets = (report: EvalReport | ClassifyReport): number =>
  report.kind === 'classify' ? report.askedTickets : (report.stability?.unanimous.n ?? report.tickets);

/** What the counts of a report are of. */
export const counted = (report: EvalReport | ClassifyReport): 'tickets' | 'answers' =>
  askedTickets(report) === report.tickets ? 'tickets' : 'answers';
