import { readManifest } from './manifest.ts';
import { readPredictions } from './prediction-log.ts';
import type { Report } from './report.ts';
import { runFiles } from './run-folder.ts';
import { summarizeClassify } from './summarize-classify.ts';
import { summarizeEval } from './summarize-eval.ts';

/** The report of a run, folded from what its folder holds, without a model call. Throws DataError when it is no run folder. */
export async function summarizeRun(folder: string): Promise<Report> {
  const files = runFiles(folder);
  const manifest = await readManifest(files.manifest);
  const predictions = readPredictions(files.predictions);
  switch (manifest.identity.kind) {
    case 'eval':
      return summarizeEval(predictions, manifest);
    case 'classify':
      return summarizeClassify(predictions, manifest);
  }
}
