import { bootstrapScores } from '../../metrics/bootstrap.ts';
import { addToCalibration, calibrationOf, emptyCalibration } from '../../metrics/calibration.ts';
import { cellIndex, columnsOf, emptyConfusion, rowsOf, type CategoryLayout } from '../../metrics/confusion.ts';
import { seededRandom } from '../../util/random.ts';
import { addToClusters, emptyClusters, toClusters } from './clustered-tickets.ts';
import { describeRun } from './describe-run.ts';
import type { RunManifest } from '../folder/manifest.ts';
import type { PredictionRecord } from '../log/prediction-record.ts';
import type { EvalReport } from './report.ts';
import { addToSlices, emptySlices, scoreSlices } from './slices.ts';
import { addVote, emptyVotes, stabilityOf } from './stability.ts';
import { addToTotals, coverageOf, emptyTotals, latencyOf } from './totals.ts';

/** Of every bootstrap. */
export const RESAMPLES = 1000;

/** Folds the labelled predictions of a run into its report. Memory: a few numbers a ticket. */
export async function summarizeEval(
  records: AsyncIterable<PredictionRecord>,
  manifest: RunManifest,
): Promise<EvalReport> {
  const { seed, repeats } = manifest.identity;
  const layout = layoutOf(manifest);
  const totals = emptyTotals();
  const slices = emptySlices();
  const confusion = emptyConfusion(layout);
  const clusters = emptyClusters();
  const calibration = emptyCalibration();
  const votes = emptyVotes();
  for await (const record of records) {
    if (record.label === null) continue;
    const cell = cellIndex(layout, record.label, record.category ?? record.status);
    addToTotals(totals, record);
    addToSlices(slices, record, layout, cell);
    addToClusters(clusters, clusterOf(record, repeats), cell);
    if (record.status === 'answered')
      addToCalibration(calibration, record.confidence, record.category === record.label);
    if (repeats > 1) addVote(votes, record);
    confusion.cells[cell] = (confusion.cells[cell] ?? 0) + 1;
  }
  const random = seededRandom(seed);
  return {
    version: 1,
    kind: 'eval',
    run: describeRun(manifest, totals.askedAgain),
    tickets: totals.tickets,
    coverage: coverageOf(totals),
    ...bootstrapScores(toClusters(clusters, layout), layout, { resamples: RESAMPLES, random }),
    confusion: { rows: [...layout.names], columns: columnsOf(layout), counts: rowsOf(confusion) },
    slices: scoreSlices(slices),
    calibration: calibrationOf(calibration),
    stability: repeats > 1 ? stabilityOf(votes, layout) : null,
    usage: totals.usage,
    latencyMs: latencyOf(totals),
  };
}

/** Answers about the same ticket are no more independent of each other than tickets of the same incident. */
function clusterOf({ incidentId, ticketId }: PredictionRecord, repeats: number): string | null {
  if (incidentId !== null) return `incident ${incidentId}`;
  return repeats > 1 ? `ticket ${ticketId}` : null;
}

export const layoutOf = ({ categories }: Pick<RunManifest, 'categories'>): CategoryLayout => ({
  names: categories.map(({ name }) => name),
  escalates: categories.map(({ escalates }) => escalates),
});
