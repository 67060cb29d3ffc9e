import { isUnbilled } from './price.ts';
import type { ChatReply, Usage } from './types.ts';
import { addUsage, NO_USAGE, UNKNOWN_USAGE } from './usage.ts';

/** What was spent on an answer. */
export interface Spent {
  /** Replies asked for, those of no use included. */
  calls: number;
  /** Of these, answered from the cache. */
  cachedCalls: number;
  /** Tokens of all replies. */
  usage: Usage;
  /** Tokens of those that were not cached. */
  billed: Usage;
  /** Milliseconds of the calls that gave a reply, without any waiting; null when none is made. */
  durationMs: number | null;
}

/** What no call takes. */
export const NOTHING_SPENT: Spent = {
  calls: 0,
  cachedCalls: 0,
  usage: NO_USAGE,
  billed: NO_USAGE,
  durationMs: null,
};

/** What a call takes that ended so, without a reply: nobody knows what where the provider may have charged for one that never arrived. */
export function spentInVain(error: unknown): Spent {
  const usage = isUnbilled(error) ? NO_USAGE : UNKNOWN_USAGE;
  return { ...NOTHING_SPENT, calls: 1, usage, billed: usage, durationMs: 0 };
}

export const spentOn = ({ usage, isCached, durationMs }: ChatReply): Spent => ({
  calls: 1,
  cachedCalls: isCached ? 1 : 0,
  usage,
  billed: isCached ? NO_USAGE : usage,
  durationMs,
});

export const addSpent = (a: Spent, b: Spent): Spent => ({
  calls: a.calls + b.calls,
  cachedCalls: a.cachedCalls + b.cachedCalls,
  usage: addUsage(a.usage, b.usage),
  billed: addUsage(a.billed, b.billed),
  durationMs: a.durationMs === null && b.durationMs === null ? null : (a.durationMs ?? 0) + (b.durationMs ?? 0),
});
