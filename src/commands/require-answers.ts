import { InconclusiveError } from '../errors.ts';
import type { Report } from '../runs/report.ts';
import { runFiles } from '../runs/run-folder.ts';

/** Throws InconclusiveError after a run in which no ticket was answered. */
export function requireAnswers(report: Report, folder: string): void {
  const reports = report.kind === 'ablate' ? report.rows : [report];
  if (reports.some(({ coverage }) => coverage.value !== 0)) return;
  throw new InconclusiveError('no ticket was answered, so the figures say nothing', {
    hint: `The reasons stand in the predictions: ${runFiles(folder).predictions}.`,
  });
}
