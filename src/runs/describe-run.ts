import type { RunFacts, RunManifest } from './manifest.ts';
import type { RunDescription } from './report.ts';

const EMBEDDED_NOTICE =
  'Answered by the embedded model: a lexical reader for trying, tests and CI, and a classical baseline. It does not stand for the quality of an LLM.';

export const describeRun = (manifest: RunManifest): RunDescription =>
  describeFacts(manifest, manifest.finishedAt !== null);

/** The same where only this much is known of the run. */
export function describeFacts({ identity, dataset }: RunFacts, isFinished: boolean): RunDescription {
  return {
    dataset: dataset.path,
    pipeline: identity.pipeline,
    model: identity.model,
    modelHost: identity.modelHost,
    rejected: dataset.rejected,
    unlabelled: dataset.unlabelled,
    isFinished,
    notice: identity.model !== null && identity.modelHost === null ? EMBEDDED_NOTICE : null,
  };
}
