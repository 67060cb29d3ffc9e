import type { SweepFacts } from '../../folder/manifest.ts';
import type { SweepDescription } from '../../report/sweep-report.ts';
import type { StoredSweep } from './read-sweep.ts';

const EMBEDDED_NOTICE =
  'Described, embedded or rewritten by the embedded model: a lexical reader for trying, tests and CI, and a classical baseline. It does not stand for the quality of an LLM.';

export function describeSweep(
  { identity, dataset }: SweepFacts,
  { isFinished, rewrites }: { isFinished: boolean; rewrites: StoredSweep['rewrites'] },
): SweepDescription {
  const { embedder, embedderHost, model, modelHost, representative, windowHours, same, fromRun } = identity;
  const failed = rewrites.filter(({ status }) => status !== 'described').length;
  const notices = [
    ...(modelHost === null || embedderHost === null ? [EMBEDDED_NOTICE] : []),
    ...(failed > 0 ? [`${failed} of ${rewrites.length} rewrites failed: their groups kept the text they had.`] : []),
  ];
  return {
    dataset: dataset.path,
    ...{ embedder, embedderHost, model, modelHost, representative, windowHours, same },
    fromRun: fromRun?.folder ?? null,
    rejected: dataset.rejected,
    unlabelled: dataset.unlabelled,
    isFinished,
    notice: notices.length === 0 ? null : notices.join(' '),
  };
}
