import path from 'node:path';
import { classificationScores } from '../../metrics/classification.ts';
import { holm } from '../../metrics/holm.ts';
import { mcnemar } from '../../metrics/mcnemar.ts';
import { pairedBootstrap } from '../../metrics/paired-bootstrap.ts';
import { DataError } from '../../errors.ts';
import { seededRandom } from '../../util/random.ts';
import { alignRuns } from '../comparison/align-runs.ts';
import { stepsOf, type RowPair } from './ablation-steps.ts';
import { isRun, readManifest, type AblationManifest, type AblationRow } from '../folder/manifest.ts';
import { readPredictions } from '../log/prediction-log.ts';
import type { AblateReport, AblateRow, AblateStep } from '../report/report.ts';
import { runFiles } from '../folder/run-folder.ts';
import { layoutOf, RESAMPLES, summarizeEval } from '../report/summarize-eval.ts';

/** Folds the rows of an ablation into one report. Throws DataError when a row's folder is no run. */
export async function summarizeAblation(folder: string, manifest: AblationManifest): Promise<AblateReport> {
  const { identity, dataset } = manifest;
  const rows: AblateRow[] = [];
  for (const row of identity.rows) rows.push(await summarizeRow(folder, row));
  const pairs = stepsOf(identity.rows);
  const steps: Omit<AblateStep, 'adjustedP'>[] = [];
  for (const pair of pairs) steps.push(await compareRows(folder, pair, manifest));
  const adjusted = holm(steps.map(({ pValue }) => pValue));
  return {
    version: 1,
    kind: 'ablate',
    dataset: dataset.path,
    isFinished: manifest.finishedAt !== null,
    rows,
    steps: steps.map((step, index) => ({ ...step, adjustedP: adjusted[index] ?? 1 })),
  };
}

async function summarizeRow(folder: string, row: AblationRow): Promise<AblateRow> {
  const files = runFiles(path.join(folder, row.folder));
  const manifest = await readManifest(files.manifest);
  if (!isRun(manifest))
    throw new DataError(
      `${files.manifest}: expected a row of an ablation, got a run of kind ${manifest.identity.kind}`,
    );
  return {
    ...(await summarizeEval(readPredictions(files.predictions), manifest)),
    pipeline: row.pipeline,
    model: row.model,
  };
}

async function compareRows(folder: string, { from, to }: RowPair, manifest: AblationManifest) {
  const predictionsOf = (row: AblationRow) => () =>
    readPredictions(runFiles(path.join(folder, row.folder)).predictions);
  const layout = layoutOf(manifest);
  const options = { layout, isIntersection: false };
  const { clusters, fixed, broken } = await alignRuns(predictionsOf(from), predictionsOf(to), options);
  const macroF1 = pairedBootstrap(clusters, layout, {
    figure: (confusion) => classificationScores(confusion).macroF1.value,
    resamples: RESAMPLES,
    random: seededRandom(manifest.identity.seed),
  });
  return { from: nameOf(from), to: nameOf(to), fixed, broken, pValue: mcnemar(fixed, broken), macroF1 };
}

/** How a row is called: its pipeline, and its model where it has one. */
export const nameOf = ({ pipeline, model }: { pipeline: string; model: string | null }): string =>
  model === null ? pipeline : `${pipeline} · ${model}`;
