import { addUsage } from '../../../models/usage.ts';
import { addDollars } from '../../log/usage-totals.ts';
import type { RewriteRecord } from '../log/rewrite-record.ts';

/** What a description and a rewrite have in common. */
type TextRecord = Omit<RewriteRecord, 'key' | 'sources'>;

/** Whether --retry-failed asks for it again. */
export const isUnanswered = ({ status }: Pick<TextRecord, 'status'>): boolean => status !== 'described';

/**
 * The record that takes the place of an earlier one of the same key. It carries what the earlier tries have cost as well, so that the
 * last line alone is right; and a try without a reply does not take the place of a reply of no use.
 */
export function supersede<T extends TextRecord>(earlier: T | undefined, next: T): T {
  if (earlier === undefined) return next;
  const { status, problem, text } = earlier.status === 'unparsed' && next.status === 'failed' ? earlier : next;
  return {
    ...next,
    ...{ status, problem, text },
    calls: earlier.calls + next.calls,
    cachedCalls: earlier.cachedCalls + next.cachedCalls,
    usage: addUsage(earlier.usage, next.usage),
    costUsd: addDollars(earlier.costUsd, next.costUsd),
    attempt: earlier.attempt + 1,
  };
}

/**
 * Which of the model's replies to the same question is asked for, from 0: after a reply of no use another one, which no cache has
 * given before; after a call without a reply the same.
 */
export const sampleAfter = (earlier: TextRecord | undefined): number =>
  earlier?.status === 'unparsed' ? earlier.attempt : 0;
