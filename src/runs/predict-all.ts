import { ModelError, StoppedError } from '../errors.ts';
import type { Pipeline, Prediction } from '../pipelines/types.ts';
import { conversationOf, provenanceOf, type Ticket } from '../tickets/ticket.ts';
import { forEachLimited } from '../util/for-each-limited.ts';

export interface PredictOptions {
  pipeline: Pipeline;
  /** Tickets in flight at once; at least 1. */
  concurrency: number;
  signal: AbortSignal;
  /** Milliseconds on a clock that does not run backwards. */
  now: () => number;
  /** Receives each prediction as it finishes, in the order of finishing. */
  onPrediction: (ticket: Ticket, prediction: Prediction, durationMs: number) => void;
}

/**
 * Lets the pipeline judge every ticket, of a source of any length. Throws the signal's reason when aborted, tickets in
 * flight being dropped, and StoppedError when the model can't go on, after those in flight have finished.
 */
export async function predictAll(tickets: AsyncIterable<Ticket>, options: PredictOptions): Promise<void> {
  const { pipeline, concurrency, signal, now, onPrediction } = options;
  await forEachLimited(tickets, { concurrency, shouldStop: () => signal.aborted }, async (ticket) => {
    const startedAt = now();
    const prediction = await predict(ticket, pipeline, signal);
    onPrediction(ticket, prediction, now() - startedAt);
  });
  signal.throwIfAborted();
}

async function predict(ticket: Ticket, pipeline: Pipeline, signal: AbortSignal): Promise<Prediction> {
  try {
    const prediction = await pipeline.predict(conversationOf(ticket), {
      signal,
      repeat: 0,
      provenance: provenanceOf(ticket),
    });
    signal.throwIfAborted();
    return prediction;
  } catch (error) {
    if (!(error instanceof ModelError)) throw error;
    throw new StoppedError(error.message, { hint: error.hint ?? undefined, cause: error });
  }
}
