import { CacheMissError, ModelError, StoppedError } from '../../errors.ts';
import type { Pipeline, Prediction } from '../../pipelines/types.ts';
import { conversationOf, provenanceOf, type Ticket } from '../../tickets/ticket.ts';
import { forEachLimited } from '../../util/for-each-limited.ts';

/** A ticket to be judged; `repeat` numbers several answers about the same one, from 0. */
export interface Question {
  ticket: Ticket;
  repeat: number;
  /** Which of the replies that a model may give to the same question is asked for, from 0. */
  sample: number;
}

export interface PredictAllOptions {
  pipeline: Pipeline;
  /** Questions in flight at once; at least 1. */
  concurrency: number;
  signal: AbortSignal;
  /** Milliseconds on a clock that does not run backwards. */
  now: () => number;
  /** Receives each prediction as it finishes, in the order of finishing, with the time of its calls or, without any, its own. */
  onPrediction: (question: Question, prediction: Prediction, durationMs: number) => void;
}

/**
 * Lets the pipeline judge every ticket, of a source of any length. Throws the signal's reason when aborted, tickets in
 * flight being dropped, and StoppedError when the model can't go on, after those in flight have finished.
 */
export async function predictAll(questions: AsyncIterable<Question>, options: PredictAllOptions): Promise<void> {
  const { pipeline, concurrency, signal, now, onPrediction } = options;
  await forEachLimited(questions, { concurrency, shouldStop: () => signal.aborted }, async (question) => {
    const startedAt = now();
    const prediction = await predict(question, pipeline, signal);
    onPrediction(question, prediction, prediction.durationMs ?? now() - startedAt);
  });
  signal.throwIfAborted();
}

async function predict({ ticket, sample }: Question, pipeline: Pipeline, signal: AbortSignal): Promise<Prediction> {
  try {
    const provenance = provenanceOf(ticket);
    const prediction = await pipeline.predict(conversationOf(ticket), { signal, repeat: sample, provenance });
    signal.throwIfAborted();
    return prediction;
  } catch (error) {
    if (error instanceof CacheMissError) {
      throw new CacheMissError(`ticket ${JSON.stringify(ticket.id)}: ${error.message}`, {
        hint: error.hint ?? undefined,
      });
    }
    if (!(error instanceof ModelError)) throw error;
    throw new StoppedError(error.message, { hint: error.hint ?? undefined, cause: error });
  }
}
