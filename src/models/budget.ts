import { StoppedError } from '../errors.ts';
import { plural } from '../util/plural.ts';
import { chargeFor, costOfTokens, type Charging, type Outcome } from './price.ts';
import type { Wrapper } from './send.ts';

/** What a command may spend in all; null for no limit. */
export interface BudgetLimits {
  maxCalls: number | null;
  maxCostUsd: number | null;
}

export interface Spending {
  calls: number;
  costUsd: number;
}

/** A call that may be made. */
export interface Hold {
  /** To be called once, with what the call has cost in US dollars. */
  settle(costUsd: number): void;
}

/** One purse for all models of a command. */
export interface Budget {
  /** What has been spent so far, calls in flight counted and their cost not. */
  spent(): Readonly<Spending>;
  /** Adds what an earlier process of the same run has spent. */
  addEarlier(spending: Spending): void;
  /**
   * Sets money aside for a call that is expected to cost so much; null for one of which nobody can tell yet, which then goes
   * alone. Waits while only calls in flight stand in the way, and asks again then, as they have shown what calls cost. Throws
   * StoppedError when the limits leave no room.
   */
  take(expectedUsd: () => number | null, signal: AbortSignal): Promise<Hold>;
}

/** A billionth of a dollar, far above what sums of floating numbers are off by. */
const TOLERANCE_USD = 1e-9;

export function createBudget({ maxCalls, maxCostUsd }: BudgetLimits): Budget {
  const most = maxCostUsd ?? Infinity;
  const spent: Spending = { calls: 0, costUsd: 0 };
  const waiting = new Set<() => void>();
  let reserved = 0;
  let inFlight = 0;

  const isFree = (cost: number | null): boolean => most === Infinity || cost === 0;
  const fits = (cost: number | null): boolean => {
    if (isFree(cost)) return true;
    if (cost === null) return inFlight === 0 && spent.costUsd + TOLERANCE_USD < most;
    return spent.costUsd + reserved + cost <= most + TOLERANCE_USD;
  };

  function hold(costUsd: number | null): Hold {
    const amount = isFree(costUsd) ? 0 : (costUsd ?? Math.max(0, most - spent.costUsd - reserved));
    spent.calls++;
    reserved += amount;
    inFlight++;
    return {
      settle: (actualUsd) => {
        reserved -= amount;
        inFlight--;
        spent.costUsd += actualUsd;
        for (const wake of waiting) wake();
      },
    };
  }

  return {
    spent: () => spent,
    addEarlier: ({ calls, costUsd }) => {
      spent.calls += calls;
      spent.costUsd += costUsd;
    },
    take: async (expectedUsd, signal) => {
      for (;;) {
        const costUsd = expectedUsd();
        signal.throwIfAborted();
        if (maxCalls !== null && spent.calls >= maxCalls) throw outOfCalls(maxCalls);
        if (fits(costUsd)) return hold(costUsd);
        if (inFlight === 0) throw outOfMoney(spent.costUsd, maxCostUsd ?? 0);
        await nextSettlement(waiting, signal);
      }
    },
  };
}

/** Resolves when a call is settled, or the signal aborted. */
function nextSettlement(waiting: Set<() => void>, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const wake = (): void => {
      waiting.delete(wake);
      signal.removeEventListener('abort', wake);
      resolve();
    };
    waiting.add(wake);
    signal.addEventListener('abort', wake);
  });
}

const outOfCalls = (maxCalls: number): StoppedError =>
  new StoppedError(`the limit of ${plural(maxCalls, 'call')} is reached`, { hint: 'Allow more with --max-calls.' });

const outOfMoney = (spentUsd: number, maxUsd: number): StoppedError =>
  new StoppedError(`the next call may cost more than is left: $${spentUsd.toFixed(4)} of $${maxUsd} are spent`, {
    hint: 'Allow more with --max-cost.',
  });

/** Lets a call pass only when the budget has room for it. */
export function withBudget(budget: Budget, charging: Charging): Wrapper {
  return (send) => async (call) => {
    const hold = await budget.take(() => expectedCost(call.characters, charging), call.patience);
    const settle = (outcome: Outcome): void => hold.settle(chargeFor(outcome, call.characters, charging) ?? 0);
    try {
      const sent = await send(call);
      settle({ sent });
      return sent;
    } catch (error) {
      settle({ error });
      throw error;
    }
  };
}

/** Null as long as nobody can tell. */
function expectedCost(characters: number, { price, estimator }: Charging): number | null {
  if (price === null || (price.input === 0 && price.output === 0)) return 0;
  return estimator.isGuess() ? null : costOfTokens(estimator.estimate(characters), price);
}
