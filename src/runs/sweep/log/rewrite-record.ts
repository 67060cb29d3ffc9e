import { z } from 'zod';
import type { LineForm } from '../../log/append-log.ts';
import { lineParser } from '../../log/parse-line.ts';
import { spendingShape } from './description-record.ts';

/** A line of `rewrites.jsonl`: several descriptions made into one. */
const rewriteRecordSchema = z.object({
  /** Of the descriptions that it was made from. */
  key: z.string(),
  /** The tickets that they are of. */
  sources: z.array(z.string()),
  status: z.enum(['described', 'unparsed', 'failed']),
  /** Null unless described. */
  text: z.string().nullable(),
  /** Why it is not. */
  problem: z.string().nullable(),
  ...spendingShape,
});
export type RewriteRecord = z.infer<typeof rewriteRecordSchema>;

export const REWRITE: LineForm<RewriteRecord> = { name: 'a rewrite', parse: lineParser(rewriteRecordSchema) };
