import type { Clock } from '../util/clock.ts';
import type { RandomSource } from '../util/random.ts';
import { withBudget, type Budget } from './budget.ts';
import { withCallLog, type OnAttempt } from './call-log.ts';
import { createEstimator } from './estimate.ts';
import { withLimit } from './limit/limit.ts';
import type { Limiter } from './limit/limiter.ts';
import type { TokenPrice } from './price.ts';
import { withRetries } from './retry/retry.ts';
import type { Wrapper } from './send.ts';

export interface GuardOptions {
  /** The model's name at its provider. */
  model: string;
  /** Null for this process. */
  host: string | null;
  price: TokenPrice | null;
  /** Tokens of a reply before any has come. */
  guessedOutput: number;
  limiter: Limiter;
  budget: Budget;
  onAttempt: OnAttempt;
  maxRetries: number;
  maxWaitMs: number;
  clock: Clock;
  random: RandomSource;
}

/**
 * All that stands between a question and its provider, in this order: a pause after a failure holds no place in the queue, and
 * every attempt is counted, paid for and logged. Made once for each model, as calls share what it knows.
 */
export function createGuard(options: GuardOptions): Wrapper {
  const { model, host, price, limiter, budget, onAttempt, clock } = options;
  const estimator = createEstimator(options.guessedOutput);
  const charging = { price, estimator };
  const retry = withRetries(options);
  const limit = withLimit(limiter, estimator, () => clock.now());
  const pay = withBudget(budget, charging);
  const log = withCallLog({ model, host, onAttempt, now: () => clock.now(), ...charging });
  return (send) => retry(limit(pay(log(send))));
}
