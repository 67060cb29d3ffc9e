import type { ChatReply } from '../models/types.ts';
import { addUsage, NO_USAGE, UNKNOWN_USAGE } from '../models/usage.ts';
import type { Spent } from './types.ts';

/** What no call takes. */
export const NOTHING_SPENT: Spent = { calls: 0, usage: NO_USAGE };

/** What a call takes that gives no reply; the provider may have charged for one that never arrived. */
export const SPENT_IN_VAIN: Spent = { calls: 1, usage: UNKNOWN_USAGE };

export const spentOn = ({ usage }: ChatReply): Spent => ({ calls: 1, usage });

export const addSpent = (a: Spent, b: Spent): Spent => ({
  calls: a.calls + b.calls,
  usage: addUsage(a.usage, b.usage),
});
