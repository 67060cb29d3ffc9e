import type { Clock } from '../util/clock.ts';
import type { RandomSource } from '../util/random.ts';
import { withBudget, type Budget } from './budget.ts';
import type { CallKind } from './call-kind.ts';
import { withCallLog, type OnAttempt } from './call-log.ts';
import { createEstimator, type Estimator } from './estimate.ts';
import { withLimit } from './limit/limit.ts';
import type { Limiter } from './limit/limiter.ts';
import type { TokenPrice } from './price.ts';
import { withRetries } from './retry/retry.ts';
import type { Guard, Wrapper } from './send.ts';

/** What is known of every call of a model, wherever it runs. */
export interface PurseOptions {
  kind: CallKind;
  /** The model's name at its provider. */
  model: string;
  /** Null for this process. */
  host: string | null;
  /** Null when it is not known. */
  price: TokenPrice | null;
  budget: Budget;
  onAttempt: OnAttempt;
  clock: Clock;
}

export interface GuardOptions extends PurseOptions {
  limiter: Limiter;
  maxRetries: number;
  maxWaitMs: number;
  random: RandomSource;
}

/**
 * All that stands between a question and its provider, in this order: a pause after a failure holds no place in the queue, and
 * every attempt is counted, paid for and logged. Made once for each model, as calls share what it knows.
 */
export function createGuard(options: GuardOptions): Guard {
  const { limiter, clock } = options;
  const estimator = createEstimator(options.kind);
  const limit = withLimit(limiter, estimator, () => clock.now());
  const pay = withPurse(options, estimator);
  return { call: withRetries(options), request: (send) => limit(pay(send)) };
}

/** The part of it that a model in this process needs, which is always there and never overrun. */
export const createPurse = (options: PurseOptions): Wrapper => withPurse(options, createEstimator(options.kind));

function withPurse({ budget, clock, ...options }: PurseOptions, estimator: Estimator): Wrapper {
  const charging = { price: options.price, estimator };
  const pay = withBudget(budget, charging);
  const log = withCallLog({ ...options, ...charging, now: () => clock.now() });
  return (send) => pay(log(send));
}
