import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { ModelError, StoppedError, type ModelErrorKind } from '../../../src/errors.ts';
import { backOffMs } from '../../../src/models/retry/back-off.ts';
import { withRetries, type RetryOptions } from '../../../src/models/retry/retry.ts';
import { hastyClock } from '../../helpers/fake-clock.ts';
import { rejection } from '../request.ts';
import { call, failure, scripted, sent } from '../send.ts';

/** Half of what the random part can be. */
const half = (): number => 0.5;

function setUp(more: Partial<RetryOptions> = {}) {
  const clock = hastyClock();
  return { clock, retry: withRetries({ maxRetries: 5, maxWaitMs: 60_000, clock, random: half, ...more }) };
}

it.each([
  // half of 500 ms, doubled with every failure up to 30 s
  [1, 250],
  [2, 500],
  [3, 1000],
  [6, 8000],
  [7, 15_000],
  [50, 15_000],
])('after %i failures the pause is a random part of a doubled one: %i ms', (failures, ms) => {
  expect(backOffMs(failures, half)).toBe(ms);
});

it('a call that succeeds is made once', async () => {
  const { clock, retry } = setUp();
  const send = scripted(sent());
  expect(await retry(send)(call())).toEqual(sent());
  expect(send.calls).toHaveLength(1);
  expect(clock.slept).toEqual([]);
});

it.each(['rate_limited', 'server', 'timeout'] as const)('a failure of the kind %s is tried again', async (kind) => {
  const { clock, retry } = setUp();
  const send = scripted(failure(kind), failure(kind), sent());
  await retry(send)(call());
  expect(send.calls.map(({ attempt, waitedMs }) => [attempt, waitedMs])).toEqual([
    [1, 0],
    [2, 250],
    [3, 500],
  ]);
  expect(clock.slept).toEqual([250, 500]);
});

it.each(['unauthorized', 'unknown_model', 'unreachable', 'quota', 'rejected'] as ModelErrorKind[])(
  'a failure of the kind %s is thrown as it is',
  async (kind) => {
    const error = failure(kind, 10);
    const send = scripted(error);
    expect(await rejection(setUp().retry(send)(call()))).toBe(error);
    expect(send.calls).toHaveLength(1);
  },
);

it('an endpoint that has answered before is tried again when it can not be reached', async () => {
  const { retry } = setUp();
  const send = scripted(sent(), failure('unreachable'), sent());
  await retry(send)(call());
  await retry(send)(call());
  expect(send.calls).toHaveLength(3);
});

it('what is no ModelError is thrown as it is', async () => {
  const bug = new TypeError('a bug');
  expect(await rejection(setUp().retry(scripted(bug))(call()))).toBe(bug);
});

it('after as many retries as allowed the failure is thrown, saying how often it was tried', async () => {
  const { retry } = setUp({ maxRetries: 2 });
  const send = scripted(failure('server'), failure('server'), failure('server'));
  const error = await rejection(retry(send)(call()));
  expect(error).toMatchObject({ kind: 'server', message: 'it is server (tried 3 times)' });
  expect(send.calls).toHaveLength(3);
});

describe('an endpoint that says when to come back', () => {
  it.each([
    // and half of a tenth more, at most of a second
    { saidMs: 2000, slept: 2100 },
    { saidMs: 20_000, slept: 20_500 },
    { saidMs: 0, slept: 50 },
  ])('in $saidMs ms is asked again after $slept ms', async ({ saidMs, slept }) => {
    const { clock, retry } = setUp();
    await retry(scripted(failure('rate_limited', saidMs), sent()))(call());
    expect(clock.slept).toEqual([slept]);
  });

  it('at once, again and again, is asked less and less often', async () => {
    const { clock, retry } = setUp();
    const atOnce = (): ModelError => failure('rate_limited', 0);
    await retry(scripted(atOnce(), atOnce(), atOnce(), atOnce(), sent()))(call());
    expect(clock.slept).toEqual([50, 100, 200, 400]);
  });

  it('at once for ever stops the run, after few calls', async () => {
    const { retry } = setUp({ maxWaitMs: 600_000 });
    const send = scripted(...Array<ModelError>(1000).fill(failure('rate_limited', 0)));
    expect(await rejection(retry(send)(call()))).toBeInstanceOf(StoppedError);
    // 10 doubled pauses of 51 s in all, then 30 s each time
    expect(send.calls.length).toBeLessThan(40);
  });

  it('is heeded more often than other failures are tried again', async () => {
    const { retry } = setUp({ maxRetries: 0 });
    const send = scripted(failure('rate_limited', 100), failure('server', 100), failure('rate_limited', 100), sent());
    expect(await retry(send)(call())).toEqual(sent());
  });

  it('stops the run when it asks for more than a call may wait in all', async () => {
    const { clock, retry } = setUp({ maxWaitMs: 60_000 });
    const send = scripted(failure('rate_limited', 40_000), failure('rate_limited', 40_000), sent());
    const error = await rejection(retry(send)(call()));
    expect(error).toBeInstanceOf(StoppedError);
    expect(error).toMatchObject({ message: expect.stringContaining('40 s') as unknown });
    expect(clock.slept).toHaveLength(1);
  });
});

it('an abort during the pause rejects with its reason, and nothing more is sent', async () => {
  const controller = new AbortController();
  const reason = new Error('enough');
  const send = scripted(failure('server'), sent());
  const clock = { now: () => 0, sleep: () => Promise.reject(reason) };
  controller.abort(reason);
  expect(await rejection(setUp({ clock }).retry(send)(call({ signal: controller.signal })))).toBe(reason);
  expect(send.calls).toHaveLength(1);
});

describe('what every call would meet', () => {
  it.each([
    { name: 'a key that is refused', error: failure('unauthorized', null, 401) },
    { name: 'a wait that is too long', error: failure('rate_limited', 3_600_000, 429) },
  ])('ends the waiting of all others, like $name', async ({ error }) => {
    // Nobody comes back from this sleep but by the signal.
    const clock = {
      now: () => 0,
      sleep: async (_: number, signal: AbortSignal): Promise<void> => {
        if (!signal.aborted) await once(signal, 'abort');
        throw signal.reason;
      },
    };
    const { retry } = setUp({ clock });
    const { signal } = new AbortController();
    const waiting = scripted(failure('server'), sent());
    const first = rejection(retry(waiting)(call({ signal })));
    await new Promise(setImmediate);
    const thrown = await rejection(retry(scripted(error))(call({ signal })));
    expect(await first).toBe(thrown);
    expect(waiting.calls).toHaveLength(1);
    // One that was under way ends as it does, and is not tried again.
    const late = scripted(failure('server'), sent());
    expect(await rejection(retry(late)(call({ signal })))).toBe(thrown);
    expect(late.calls[0]?.patience.aborted).toBe(true);
    expect(late.calls[0]?.signal.aborted).toBe(false);
    expect(late.calls).toHaveLength(1);
    expect(await retry(scripted(sent()))(call({ signal }))).toEqual(sent());
  });
});

describe('what failed in the end', () => {
  const timeout = new ModelError('timeout', 'it took too long');

  it.each([
    { name: 'refused every time', errors: [failure('server'), failure('server')], mayBeBilled: false },
    { name: 'lost at first', errors: [timeout, failure('server')], mayBeBilled: true },
    { name: 'lost at first, then rejected', errors: [timeout, failure('rejected', null, 400)], mayBeBilled: true },
    { name: 'lost at last', errors: [failure('server'), timeout], mayBeBilled: true },
  ])('may have been paid for: $mayBeBilled where it was $name', async ({ errors, mayBeBilled }) => {
    const error = await rejection(setUp({ maxRetries: 1 }).retry(scripted(...errors))(call()));
    expect(error).toMatchObject({ mayBeBilled });
  });
});
