import { isAblation, isSweep, readManifest, type RunManifest } from './folder/manifest.ts';
import { readPredictions } from './log/prediction-log.ts';
import type { ClassifyReport, EvalReport, Report } from './report/report.ts';
import { runFiles } from './folder/run-folder.ts';
import { summarizeAblation } from './ablation/summarize-ablation.ts';
import { summarizeClassify } from './report/summarize-classify.ts';
import { summarizeEval } from './report/summarize-eval.ts';
import { summarizeSweep } from './sweep/report/summarize-sweep.ts';

/** The report of a run, folded from what its folder holds, without a model call. Throws DataError when it is no run folder. */
export async function summarizeRun(folder: string): Promise<Report> {
  const manifest = await readManifest(runFiles(folder).manifest);
  if (isAblation(manifest)) return summarizeAblation(folder, manifest);
  return isSweep(manifest) ? summarizeSweep(folder, manifest) : summarizePredictions(folder, manifest);
}

function summarizePredictions(folder: string, manifest: RunManifest): Promise<EvalReport | ClassifyReport> {
  const predictions = readPredictions(runFiles(folder).predictions);
  switch (manifest.identity.kind) {
    case 'eval':
      return summarizeEval(predictions, manifest);
    case 'classify':
      return summarizeClassify(predictions, manifest);
  }
}
