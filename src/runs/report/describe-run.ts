import type { RunFacts, RunManifest } from '../folder/manifest.ts';
import type { RunDescription } from './report.ts';

const EMBEDDED_NOTICE =
  'Answered by the embedded model: a lexical reader for trying, tests and CI, and a classical baseline. It does not stand for the quality of an LLM.';

/** `askedAgain` is the number of answers that were asked for more than once. */
export const describeRun = (manifest: RunManifest, askedAgain: number): RunDescription =>
  describeFacts(manifest, { isFinished: manifest.finishedAt !== null, askedAgain });

/** The same where only this much is known of the run. */
export function describeFacts(
  { identity, dataset }: RunFacts,
  { isFinished, askedAgain }: { isFinished: boolean; askedAgain: number },
): RunDescription {
  const isEmbedded = identity.model !== null && identity.modelHost === null;
  const notices = [...(isEmbedded ? [EMBEDDED_NOTICE] : []), ...(askedAgain > 0 ? [askedAgainNotice(askedAgain)] : [])];
  return {
    dataset: dataset.path,
    pipeline: identity.pipeline,
    model: identity.model,
    modelHost: identity.modelHost,
    rejected: dataset.rejected,
    unlabelled: dataset.unlabelled,
    isFinished,
    notice: notices.join(' ') || null,
  };
}

const askedAgainNotice = (count: number): string =>
  `Answers asked for again: ${count}. Only what went wrong got another chance, so the figures are a little better than those of a run that asks once.`;
