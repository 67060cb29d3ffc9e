import type { AblateReport, RunReport } from '../runs/report/report.ts';
import type { AnyReport } from './any-report.ts';
import { dollars, milliseconds, percent } from './format.ts';
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
  const tokens = (count: number | null): string =>
    count === null ? `unknown for ${usage.ticketsWithoutUsage}` : String(count);
  return [
    `${usage.calls} calls (${usage.cachedCalls} cached)`,
    `tokens in ${tokens(usage.inputTokens)}, out ${tokens(usage.outputTokens)}`,
    `cost ${dollars(usage.costUsd)}`,
    `p50 ${milliseconds(latencyMs.p50)}, p95 ${milliseconds(latencyMs.p95)} a ticket`,
  ].join(' · ');
}

function runSource({ run, tickets, coverage }: RunReport): string {
  const model =
    run.model === null ? 'no model' : run.modelHost === null ? run.model : `${run.model} at ${run.modelHost}`;
  const left = [
    ...(run.unlabelled > 0 ? [`${run.unlabelled} without a label left out`] : []),
    ...(run.rejected > 0 ? [`${run.rejected} unreadable, see rejected.jsonl`] : []),
    ...(run.isFinished ? [] : ['NOT FINISHED']),
  ];
  return [
    `${run.dataset} · ${run.pipeline} · ${model} · ${tickets} tickets, ${percent(coverage)} % answered`,
    ...left,
  ].join(' · ');
}

function ablationSource({ dataset, rows, isFinished }: AblateReport): string {
  const unfinished = isFinished ? '' : ' · NOT FINISHED';
  return `${dataset} · ${rows.length} rows · ${rows[0]?.tickets ?? 0} tickets${unfinished}`;
}
