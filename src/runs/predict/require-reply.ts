import { allFailed, createFailureReasons, type FailureReasons, type Outcome } from './failure-reasons.ts';

type Outcomes = AsyncIterable<Outcome> | Iterable<Outcome>;

/**
 * Why there is no reply at all, of use or not; null when there is one, or nothing was asked. Reads no further than the first
 * reply.
 */
export async function whyNoReply(outcomes: Outcomes): Promise<FailureReasons | null> {
  const reasons = createFailureReasons();
  for await (const { status, problem } of outcomes) {
    if (status !== 'failed') return null;
    reasons.add(problem);
  }
  return reasons.total() === 0 ? null : reasons;
}

/** Throws StoppedError, with the commonest reasons, when a run has asked and got no reply at all, of use or not. */
export async function requireReply(outcomes: Outcomes): Promise<void> {
  const reasons = await whyNoReply(outcomes);
  if (reasons !== null) throw allFailed(`all ${reasons.total()} answers failed`, reasons);
}
