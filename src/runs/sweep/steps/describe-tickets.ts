import type { TokenPrice } from '../../../models/price.ts';
import type { ChatModel } from '../../../models/types.ts';
import { askForDescription, type Description } from '../../../prompts/ask-description.ts';
import type { Prompt } from '../../../prompts/bind.ts';
import { contentHash } from '../../../tickets/content-hash.ts';
import { conversationOf, type Ticket } from '../../../tickets/ticket.ts';
import { forEachLimited } from '../../../util/for-each-limited.ts';
import { costOf } from '../../predict/record.ts';
import type { DescriptionRecord } from '../log/description-record.ts';

/** A ticket that was escalated. */
export interface Escalation {
  ticket: Ticket;
  /** Its number among the tickets of the dump, from 0. */
  ordinal: number;
  /** What it was escalated as. */
  category: string;
}

export interface DescribeOptions {
  model: ChatModel;
  prompt: Prompt;
  price: TokenPrice | null;
  /** Tickets in flight at once; at least 1. */
  concurrency: number;
  signal: AbortSignal;
  /** Milliseconds on a clock that does not run backwards. */
  now: () => number;
  /** Which of the model's replies about a ticket is asked for, from 0. */
  sampleOf: (ticketId: string) => number;
  /** Receives each record as it is got, in the order of finishing. */
  onDescribed: (record: DescriptionRecord) => void;
}

/**
 * Has the problem of every ticket described. A ticket of which none is got is a record too. Throws ModelError when no
 * further call could succeed, and the signal's reason when aborted.
 */
export async function describeTickets(source: AsyncIterable<Escalation>, options: DescribeOptions): Promise<void> {
  const { model, prompt, concurrency, signal, now, sampleOf, onDescribed } = options;
  await forEachLimited(source, { concurrency, shouldStop: () => signal.aborted }, async (escalation) => {
    const startedAt = now();
    const messages = prompt.render(conversationOf(escalation.ticket));
    const repeat = sampleOf(escalation.ticket.id);
    const description = await askForDescription(model, { messages, format: prompt.format, repeat, signal });
    signal.throwIfAborted();
    onDescribed(toRecord(escalation, description, { durationMs: now() - startedAt, price: options.price }));
  });
  signal.throwIfAborted();
}

function toRecord(
  { ticket, ordinal, category }: Escalation,
  description: Description,
  { durationMs, price }: { durationMs: number; price: TokenPrice | null },
): DescriptionRecord {
  return {
    ticketId: ticket.id,
    ordinal,
    contentSha256: contentHash(ticket),
    ...outcomeOf(description),
    category,
    label: ticket.gold.label ?? category,
    incidentId: ticket.gold.incidentId,
    split: ticket.gold.split,
    product: ticket.product,
    createdAt: ticket.createdAt,
    ...spendingOf(description, price),
    durationMs: Math.round(durationMs * 100) / 100,
  };
}

/** What became of a description, as it is stored. */
export function outcomeOf(description: Description) {
  const { status } = description;
  switch (status) {
    case 'described':
      return { status, text: description.text.trim(), problem: null };
    case 'unparsed':
      return { status, text: null, problem: description.problem };
    case 'failed':
      return { status, text: null, problem: `${description.kind}: ${description.message}` };
  }
}

/** What was spent on a description, as it is stored. */
export const spendingOf = (description: Description, price: TokenPrice | null) => ({
  calls: description.calls,
  cachedCalls: description.cachedCalls,
  usage: { inputTokens: description.usage.inputTokens, outputTokens: description.usage.outputTokens },
  costUsd: costOf(description, price),
  attempt: 1,
});
