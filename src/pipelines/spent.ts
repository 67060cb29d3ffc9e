import type { ChatReply } from '../models/types.ts';
import { addUsage, NO_USAGE, UNKNOWN_USAGE } from '../models/usage.ts';
import type { Spent } from './types.ts';

/** What no call takes. */
export const NOTHING_SPENT: Spent = {
  calls: 0,
  cachedCalls: 0,
  usage: NO_USAGE,
  billed: NO_USAGE,
  durationMs: null,
};

/** What a call takes that gives no reply; the provider may have charged for one that never arrived. */
export const SPENT_IN_VAIN: Spent = {
  ...NOTHING_SPENT,
  calls: 1,
  usage: UNKNOWN_USAGE,
  billed: UNKNOWN_USAGE,
  durationMs: 0,
};

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
