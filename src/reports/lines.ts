import type { AblateReport, RunReport } from '../runs/report/report.ts';
import { plural } from '../util/plural.ts';
import type { AnyReport } from './any-report.ts';
import { askedTickets } from './counted.ts';
import { milliseconds, percent } from './format.ts';
import { spent } from './spent.ts';
import { findings, sweepSource, sweepUsage } from './sweep/lines.ts';

/** Where the figures come from, as one line. */
export function sourceLine(report: AnyReport): string {
  switch (report.kind) {
    case 'sweep':
      return sweepSource(report);
    case 'ablate':
      return ablationSource(report);
    case 'eval':
    case 'classify':
      return runSource(report);
  }
}

/** What a reader must know to judge the figures; none for nothing. */
export function noticesOf(report: AnyReport): string[] {
  const reports = report.kind === 'ablate' ? report.rows : [report];
  const ofRuns = new Set(reports.flatMap(({ run }) => run.notice ?? []));
  return [...ofRuns, ...(report.kind === 'sweep' ? report.notices : [])];
}

/** What the figures come to, a sentence each; none where the tables say it. */
export const findingsOf = (report: AnyReport): string[] => (report.kind === 'sweep' ? findings(report) : []);

/** What it cost and how fast it was, as one line; empty where the tables say it. */
export function usageLine(report: AnyReport): string {
  if (report.kind === 'sweep') return sweepUsage(report);
  if (report.kind === 'ablate') return '';
  const { usage, latencyMs } = report;
  return [...spent(usage), `p50 ${milliseconds(latencyMs.p50)}, p95 ${milliseconds(latencyMs.p95)} a ticket`].join(
    ' · ',
  );
}

function runSource(report: RunReport): string {
  const { run } = report;
  const model =
    run.model === null ? 'no model' : run.modelHost === null ? run.model : `${run.model} at ${run.modelHost}`;
  const left = [
    ...(run.unlabelled > 0 ? [`${run.unlabelled} without a label left out`] : []),
    ...(run.rejected > 0 ? [`${run.rejected} unreadable, see rejected.jsonl`] : []),
    ...(run.isFinished ? [] : ['NOT FINISHED']),
  ];
  return [
    `${run.dataset} · ${run.pipeline} · ${model} · ${ticketsAndAnswers(report)}, ${percent(report.coverage)} % answered`,
    ...left,
  ].join(' · ');
}

/** Of tickets that were asked about several times both numbers. */
function ticketsAndAnswers(report: RunReport): string {
  const answers = report.tickets;
  const tickets = askedTickets(report);
  return `${plural(tickets, 'ticket')}${tickets === answers ? '' : `, ${plural(answers, 'answer')}`}`;
}

function ablationSource({ dataset, rows, isFinished }: AblateReport): string {
  const first = rows[0] === undefined ? plural(0, 'ticket') : ticketsAndAnswers(rows[0]);
  const unfinished = isFinished ? '' : ' · NOT FINISHED';
  return `${dataset} · ${plural(rows.length, 'row')} · ${first}${unfinished}`;
}
