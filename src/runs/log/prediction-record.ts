import * as z from 'zod';
import { NO_CATEGORY } from '../../metrics/confusion.ts';
import { lineParser } from './parse-line.ts';

const count = z.int().nonnegative();
const text = z.string();

/** A line of `predictions.jsonl`: all that any report says is folded from these. */
const predictionRecordSchema = z.object({
  ticketId: text,
  /** Which of several answers about the ticket, from 0. */
  repeat: count,
  /** Of what a pipeline may see of the ticket; see `contentHash`. */
  contentSha256: text,
  status: z.enum(['answered', ...NO_CATEGORY]),
  /** Null unless answered. */
  category: text.nullable(),
  /** In [0, 1]; null where none was stated. */
  confidence: z.number().nullable(),
  reasoning: text.nullable(),
  /** What was wrong with an unparsed reply or a failed call. */
  problem: text.nullable(),
  /** The reply of an unparsed ticket, cut short. */
  reply: text.nullable(),
  label: text.nullable(),
  incidentId: text.nullable(),
  /** Ids of the tickets that were shown as examples. */
  examples: z.array(text),
  tags: z.array(text),
  product: text.nullable(),
  language: text,
  /** ISO 8601. */
  createdAt: text.nullable(),
  /** All tries together, as with the tokens and the cost. */
  calls: count,
  /** Of these, answered from the cache. */
  cachedCalls: count,
  usage: z.object({ inputTokens: count.nullable(), outputTokens: count.nullable() }),
  /** US dollars; null when tokens or prices are not known. */
  costUsd: z.number().nonnegative().nullable(),
  durationMs: z.number().nonnegative(),
  /** From 1; more when the ticket was asked about again, and then the line replaces those before. Written last. */
  attempt: z.int().positive(),
});
export type PredictionRecord = z.infer<typeof predictionRecordSchema>;

/** What tells the answers of a run apart. */
export const doneKey = (ticketId: string, repeat: number): string => `${repeat}\n${ticketId}`;

/** A stored line, or null when it is none: cut off, or not of this form. */
export const parsePredictionRecord = lineParser(predictionRecordSchema);
