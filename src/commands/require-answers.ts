import { InconclusiveError } from '../errors.ts';
import type { Report } from '../runs/report.ts';
import { runFiles } from '../runs/run-folder.ts';

/** Throws InconclusiveError after a run in which no ticket was answered, or whose tickets could not show what it is about. */
export function requireAnswers(report: Report, folder: string): void {
  if (report.kind === 'sweep' && report.incidents.multi === 0) {
    throw new InconclusiveError('no incident has several escalated tickets, so that every link counts as wrong', {
      hint: 'Give the tickets of one incident the same incidentId.',
    });
  }
  if (hasAnswers(report)) return;
  throw new InconclusiveError('no ticket was answered, so the figures say nothing', {
    hint: `The reasons stand in ${report.kind === 'sweep' ? runFiles(folder).descriptions : runFiles(folder).predictions}.`,
  });
}

function hasAnswers(report: Report): boolean {
  if (report.kind === 'sweep') return report.failed < report.tickets;
  const reports = report.kind === 'ablate' ? report.rows : [report];
  return reports.some(({ coverage }) => coverage.value !== 0);
}
