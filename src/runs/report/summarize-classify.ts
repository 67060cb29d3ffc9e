import { NO_CATEGORY } from '../../metrics/confusion.ts';
import { share } from '../../metrics/share.ts';
import { describeRun } from './describe-run.ts';
import type { RunManifest } from '../folder/manifest.ts';
import type { PredictionRecord } from '../log/prediction-record.ts';
import type { ClassifyReport } from './report.ts';
import { addToTotals, coverageOf, emptyTotals, latencyOf } from './totals.ts';

/** Folds the predictions of a run into counts by category. */
export async function summarizeClassify(
  records: AsyncIterable<PredictionRecord>,
  manifest: RunManifest,
): Promise<ClassifyReport> {
  const { repeats } = manifest.identity;
  const totals = emptyTotals();
  const outcomes = [...manifest.categories.map(({ name }) => name), ...NO_CATEGORY];
  const answers = Object.fromEntries(outcomes.map((outcome) => [outcome, 0]));
  const tickets = new Set<string>();
  for await (const record of records) {
    if (repeats > 1) tickets.add(record.ticketId);
    addToTotals(totals, record);
    const outcome = record.category ?? record.status;
    answers[outcome] = (answers[outcome] ?? 0) + 1;
  }
  const escalating = manifest.categories.filter(({ escalates }) => escalates);
  const escalated = escalating.reduce((sum, { name }) => sum + (answers[name] ?? 0), 0);
  return {
    version: 1,
    kind: 'classify',
    run: describeRun(manifest, totals.askedAgain),
    tickets: totals.tickets,
    askedTickets: repeats > 1 ? tickets.size : totals.tickets,
    coverage: coverageOf(totals),
    answers,
    escalated: share(escalated, totals.answered),
    usage: totals.usage,
    latencyMs: latencyOf(totals),
  };
}
