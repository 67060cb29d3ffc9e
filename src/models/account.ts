import { createBudget, type Budget, type BudgetLimits } from './budget.ts';
import type { OnAttempt } from './call-log.ts';
import type { Limiter } from './limit/limiter.ts';

/** What all models of a command share. */
export interface CallAccount {
  readonly budget: Budget;
  readonly onAttempt: OnAttempt;
  /** Tells of attempts from now on; null for nobody. */
  listen(listener: OnAttempt | null): void;
  /** Lets it be asked why calls wait. */
  watch(limiter: Limiter): void;
  /** Milliseconds for which an endpoint takes no calls; 0 for none. */
  pausedMs(): number;
  /** Whether calls wait only because more a minute would be too many. */
  isHeldBack(): boolean;
  /** Attempts so far that were not the first of their call. */
  retries(): number;
}

export function createCallAccount(limits: BudgetLimits): CallAccount {
  const limiters: Limiter[] = [];
  let retries = 0;
  let listening: OnAttempt | null = null;
  return {
    budget: createBudget(limits),
    onAttempt: (record) => {
      if (record.attempt > 1) retries++;
      listening?.(record);
    },
    listen: (listener) => {
      listening = listener;
    },
    watch: (limiter) => limiters.push(limiter),
    pausedMs: () => Math.max(0, ...limiters.map((limiter) => limiter.pausedMs())),
    isHeldBack: () => limiters.some((limiter) => limiter.isHeldBack()),
    retries: () => retries,
  };
}
