import type { TokenPrice } from '../../models/price.ts';
import type { Spent } from '../../models/spent.ts';
import type { Answer, Prediction } from '../../pipelines/types.ts';
import { contentHash } from '../../tickets/content-hash.ts';
import { languageOf } from '../../tickets/language.ts';
import type { Ticket } from '../../tickets/ticket.ts';
import type { PredictionRecord } from '../log/prediction-record.ts';

/** The stored line of a prediction: the answer, what it cost, and the gold fields that reports need. */
export function toRecord(
  ticket: Ticket,
  prediction: Prediction,
  { repeat, durationMs, price }: { repeat: number; durationMs: number; price: TokenPrice | null },
): PredictionRecord {
  const { calls, cachedCalls, usage } = prediction;
  return {
    ticketId: ticket.id,
    repeat,
    contentSha256: contentHash(ticket),
    ...answerFields(prediction),
    label: ticket.gold.label,
    incidentId: ticket.gold.incidentId,
    examples: [...prediction.examples],
    tags: ticket.gold.tags,
    product: ticket.product,
    language: languageOf(ticket, ticket.extra),
    createdAt: ticket.createdAt,
    calls,
    cachedCalls,
    usage: { inputTokens: usage.inputTokens, outputTokens: usage.outputTokens },
    costUsd: costOf(prediction, price),
    durationMs: Math.round(durationMs * 100) / 100,
    attempt: 1,
  };
}

type AnswerFields = Pick<PredictionRecord, 'status' | 'category' | 'confidence' | 'reasoning' | 'problem' | 'reply'>;

function answerFields(answer: Answer): AnswerFields {
  const none = { category: null, confidence: null, reasoning: null, problem: null, reply: null };
  switch (answer.status) {
    case 'answered':
      return {
        ...none,
        status: 'answered',
        category: answer.category,
        confidence: answer.confidence,
        reasoning: answer.reasoning,
      };
    case 'unparsed':
      return { ...none, status: 'unparsed', problem: answer.problem, reply: answer.text };
    case 'failed':
      return { ...none, status: 'failed', problem: `${answer.kind}: ${answer.message}` };
  }
}

const NANO = 1e9;

/** US dollars; null when tokens or price are not known. */
export function costOf({ calls, cachedCalls, billed }: Spent, price: TokenPrice | null): number | null {
  if (calls === cachedCalls || (price?.input === 0 && price.output === 0)) return 0;
  if (price === null || billed.inputTokens === null || billed.outputTokens === null) return null;
  // Whole billionths of a dollar, so that a total does not depend on the order of adding.
  return Math.round((billed.inputTokens * price.input + billed.outputTokens * price.output) * 1e3) / NANO;
}
