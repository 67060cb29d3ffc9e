import * as z from 'zod';
import type { LineForm } from '../../log/append-log.ts';
import { lineParser } from '../../log/parse-line.ts';
import type { Records } from './stores.ts';

const count = z.int().nonnegative();
const text = z.string();

/** What was spent on one record. */
export const spendingShape = {
  calls: count,
  /** Of these, answered from the cache. */
  cachedCalls: count,
  usage: z.object({ inputTokens: count.nullable(), outputTokens: count.nullable() }),
  /** US dollars; null when tokens or prices are not known. */
  costUsd: z.number().nonnegative().nullable(),
  /** How often it was asked for by --retry-failed and before, from 1. */
  attempt: z.int().positive().default(1),
};

/** A line of `descriptions.jsonl`: an escalated ticket and what its problem is. The last one about a ticket counts. */
const descriptionRecordSchema = z.object({
  ticketId: text,
  /** Its number among the tickets of the dump, from 0. */
  ordinal: count,
  /** Of what the prompt sees of the ticket; see `contentHash`. */
  contentSha256: text,
  status: z.enum(['described', 'unparsed', 'failed']),
  /** Null unless described. */
  text: text.nullable(),
  /** Why it is not. */
  problem: text.nullable(),
  /** What it was escalated as. */
  category: text,
  label: text,
  incidentId: text.nullable(),
  split: text.nullable(),
  product: text.nullable(),
  /** ISO 8601. */
  createdAt: text.nullable(),
  ...spendingShape,
  durationMs: z.number().nonnegative(),
});
export type DescriptionRecord = z.infer<typeof descriptionRecordSchema>;

export const DESCRIPTION: LineForm<DescriptionRecord> = {
  name: 'a description',
  parse: lineParser(descriptionRecordSchema),
};

export const DESCRIPTIONS: Records<DescriptionRecord> = { form: DESCRIPTION, keyOf: ({ ticketId }) => ticketId };
