import path from 'node:path';
import { InconclusiveError } from '../../errors.ts';
import type { Report } from '../../runs/report/report.ts';
import { runFiles } from '../../runs/folder/run-folder.ts';

/** Throws InconclusiveError after a run in which no ticket was answered. */
export function requireAnswers(report: Report, folder: string): void {
  if (hasAnswers(report)) return;
  throw new InconclusiveError('no ticket was answered, so the figures say nothing', {
    hint: `The reasons stand in ${reasonsOf(report, folder)}.`,
  });
}

function reasonsOf({ kind }: Report, folder: string): string {
  if (kind === 'ablate') return path.join(folder, 'rows');
  return kind === 'sweep' ? runFiles(folder).descriptions : runFiles(folder).predictions;
}

function hasAnswers(report: Report): boolean {
  if (report.kind === 'sweep') return report.failed < report.tickets;
  const reports = report.kind === 'ablate' ? report.rows : [report];
  return reports.some(({ coverage }) => coverage.value !== 0);
}
