import type { SweepFacts } from '../../folder/manifest.ts';
import type { SweepDescription } from '../../report/sweep-report.ts';
import type { DescriptionRecord } from '../log/description-record.ts';
import type { StoredSweep } from './read-sweep.ts';

const EMBEDDED_NOTICE =
  'Described, embedded or rewritten by the embedded model: a lexical reader for trying, tests and CI, and a classical baseline. It does not stand for the quality of an LLM.';

export interface SweepState extends Pick<StoredSweep, 'rewrites'> {
  isFinished: boolean;
  descriptions: readonly DescriptionRecord[];
}

export function describeSweep(
  { identity, dataset }: SweepFacts,
  { isFinished, descriptions, rewrites }: SweepState,
): SweepDescription {
  const { embedder, embedderHost, model, modelHost, representative, windowHours, same, fromRun } = identity;
  const failed = rewrites.filter(({ status }) => status !== 'described').length;
  const notices = [
    ...(modelHost === null || embedderHost === null ? [EMBEDDED_NOTICE] : []),
    ...(failed > 0 ? [`${failed} of ${rewrites.length} rewrites failed: their groups kept the text they had.`] : []),
    ...askedAgainNotices(descriptions.filter(isLater).length, rewrites.filter(isLater).length),
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

const isLater = ({ attempt }: { attempt: number }): boolean => attempt > 1;

function askedAgainNotices(descriptions: number, rewrites: number): string[] {
  if (descriptions + rewrites === 0) return [];
  return [
    `Asked for again by --retry-failed: ${descriptions} descriptions, ${rewrites} rewrites. Only what went wrong got another chance, so the figures are a little better than those of a sweep that asks once.`,
  ];
}
