import type { Pipeline, PipelineSpec, Prediction } from '../../src/pipelines/types.ts';
import type { Category } from '../../src/tickets/category.ts';
import type { Provenance, Ticket } from '../../src/tickets/ticket.ts';
import { CATEGORIES, conversation, message } from '../prompts/build.ts';
import { makeTicket, streamOf } from '../runs/build.ts';

/** A training ticket `T-<number>` with one message by the customer. */
export function example(number: number, label: string | null, text: string, incidentId: string | null = null): Ticket {
  return makeTicket({ id: `T-${number}`, messages: [message(text)], gold: { label, incidentId } });
}

/** The pipeline that these tickets make; `other` is the quiet category. */
export const learn = (
  spec: PipelineSpec,
  tickets: readonly Ticket[],
  categories: readonly Category[] = CATEGORIES,
): Promise<Pipeline> =>
  spec.create({
    model: null,
    categories,
    prompts: new Map(),
    trainingTickets: () => streamOf(tickets),
    examples: { select: 'similar', count: 4 },
  });

export const UNRELATED: Provenance = { id: 'Q-1', customer: null, incidentId: null, createdAt: null };

/** What the pipeline makes of a customer's message. */
export const ask = (pipeline: Pipeline, text: string, provenance: Provenance = UNRELATED): Promise<Prediction> =>
  pipeline.predict(conversation({ messages: [message(text)] }), {
    signal: new AbortController().signal,
    repeat: 0,
    provenance,
  });
