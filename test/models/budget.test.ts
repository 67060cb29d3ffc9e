import { describe, expect, it } from 'vitest';
import { StoppedError } from '../../src/errors.ts';
import { createBudget, withBudget, type Budget } from '../../src/models/budget.ts';
import { createEstimator } from '../../src/models/estimate.ts';
import { settle } from '../helpers/fake-clock.ts';
import { rejection } from './request.ts';
import { call, failure, scripted, sent } from './send.ts';

const { signal } = new AbortController();
/** A million of these tokens cost so many dollars, so that the reply of 100 tokens in and 20 out costs $0.00014. */
const PRICE = { input: 1, output: 2 };
const COST = 0.00014;

const budgetOf = (maxCalls: number | null, maxCostUsd: number | null): Budget => createBudget({ maxCalls, maxCostUsd });

function setUp(maxCalls: number | null, maxCostUsd: number | null) {
  const budget = budgetOf(maxCalls, maxCostUsd);
  const estimator = createEstimator('chat');
  return { budget, estimator, pay: withBudget(budget, { price: PRICE, estimator }) };
}

describe('a limit on calls', () => {
  it('counts every attempt, failed ones included, and then stops', async () => {
    const { budget, pay } = setUp(2, null);
    const send = scripted(sent(), failure('server'));
    await pay(send)(call());
    await rejection(pay(send)(call()));
    const error = await rejection(pay(send)(call()));
    expect(error).toBeInstanceOf(StoppedError);
    expect(error).toMatchObject({ hint: expect.stringContaining('--max-calls') as unknown });
    expect(send.calls).toHaveLength(2);
    expect(budget.spent().calls).toBe(2);
  });

  it('counts what was spent before', async () => {
    const budget = budgetOf(5, null);
    budget.addEarlier({ calls: 5, costUsd: 0 });
    expect(await rejection(budget.take(() => 0, signal))).toBeInstanceOf(StoppedError);
  });
});

describe('a limit on cost', () => {
  it('sets money aside for calls in flight, and waits for them to end when only they stand in the way', async () => {
    const budget = budgetOf(null, 1);
    const first = await budget.take(() => 0.4, signal);
    await budget.take(() => 0.4, signal);
    let isThrough = false;
    const third = budget.take(() => 0.4, signal).then(() => (isThrough = true));
    await settle();
    expect(isThrough).toBe(false);
    // 0.1 + 0.4 + 0.4 are within 1
    first.settle(0.1);
    await third;
    expect(budget.spent()).toEqual({ calls: 3, costUsd: 0.1 });
  });

  it('stops when nothing in flight could make room', async () => {
    const budget = budgetOf(null, 1);
    (await budget.take(() => 0.4, signal)).settle(0.7);
    const error = await rejection(budget.take(() => 0.4, signal));
    expect(error).toBeInstanceOf(StoppedError);
    expect(error).toMatchObject({ hint: expect.stringContaining('--max-cost') as unknown });
  });

  it('lets the first call of a model go alone, as nobody knows what it costs', async () => {
    const budget = budgetOf(null, 1);
    const first = await budget.take(() => null, signal);
    let isThrough = false;
    const second = budget.take(() => null, signal).then(() => (isThrough = true));
    await settle();
    expect(isThrough).toBe(false);
    first.settle(0.1);
    await second;
    expect(isThrough).toBe(true);
  });

  it('never stands in the way of what is free', async () => {
    const budget = budgetOf(null, 0.1);
    (await budget.take(() => 0.1, signal)).settle(0.1);
    await expect(budget.take(() => 0, signal)).resolves.toBeDefined();
  });

  it('is not overrun by many calls at once', async () => {
    // six calls of $0.00014 are $0.00084; a seventh, whose reply might be twice as long, could take $0.00018
    const { budget, estimator, pay } = setUp(null, 0.001);
    const send = scripted();
    const wrapped = pay((given) => send(given).then((reply) => (estimator.learn(300, reply.usage), reply)));
    const settled = await Promise.allSettled(Array.from({ length: 50 }, () => wrapped(call())));
    expect(settled.filter(({ status }) => status === 'fulfilled')).toHaveLength(6);
    expect(budget.spent().costUsd).toBeCloseTo(6 * COST, 12);
  });

  it('holds for vectors from the first call on, of which a character is a token at most', async () => {
    const pay = withBudget(budgetOf(null, 0.0007), { price: PRICE, estimator: createEstimator('embedding') });
    const send = scripted();
    const settled = await Promise.allSettled(Array.from({ length: 3 }, () => pay(send)(call())));
    // 300 characters are $0.0003: two go at once, and the third finds that they took $0.00014 each
    expect(settled.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'fulfilled']);
    const tooSmall = withBudget(budgetOf(null, 0.0002), { price: PRICE, estimator: createEstimator('embedding') });
    expect(await rejection(tooSmall(send)(call()))).toBeInstanceOf(StoppedError);
    expect(send.calls).toHaveLength(3);
  });

  it('ends the wait of an aborted call with its reason', async () => {
    const budget = budgetOf(null, 1);
    await budget.take(() => 1, signal);
    const controller = new AbortController();
    const waiting = rejection(budget.take(() => 1, controller.signal));
    const reason = new Error('enough');
    controller.abort(reason);
    expect(await waiting).toBe(reason);
  });
});

describe('the charge', () => {
  // 300 characters at a third of a token, and 300 tokens out, as long as nothing is known
  const guessed = (100 * 1 + 300 * 2) / 1e6;

  it.each([
    {
      name: 'of a reply is what it used',
      outcome: sent({ usage: { inputTokens: 7, outputTokens: 1 } }),
      costUsd: 9e-6,
    },
    {
      name: 'of a reply that does not say',
      outcome: sent({ usage: { inputTokens: null, outputTokens: null } }),
      costUsd: guessed,
    },
    { name: 'of a refusal by the server is nothing', outcome: failure('server', null, 503), costUsd: 0 },
    {
      name: 'of a reply that can not be read is the estimate',
      outcome: failure('server', null, 200),
      costUsd: guessed,
    },
    { name: 'of a call that got lost is the estimate', outcome: new Error('aborted'), costUsd: guessed },
  ])('$name: $costUsd', async ({ outcome, costUsd }) => {
    const { budget, pay } = setUp(null, 1);
    await pay(scripted(outcome))(call()).catch(() => undefined);
    expect(budget.spent().costUsd).toBeCloseTo(costUsd, 12);
  });
});
