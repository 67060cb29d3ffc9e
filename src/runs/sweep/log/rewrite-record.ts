import * as z from 'zod';
import { lineParser } from '../../log/parse-line.ts';
import { spendingShape } from './description-record.ts';
import type { Records } from './stores.ts';

/** A line of `rewrites.jsonl`: several descriptions made into one. The last one of a key counts. */
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

export const REWRITES: Records<RewriteRecord> = {
  form: { name: 'a rewrite', parse: lineParser(rewriteRecordSchema) },
  keyOf: ({ key }) => key,
};
