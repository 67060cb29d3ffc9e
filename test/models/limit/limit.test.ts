import { expect, it } from 'vitest';
import { createEstimator } from '../../../src/models/estimate.ts';
import { createLimiter } from '../../../src/models/limit/limiter.ts';
import { withLimit } from '../../../src/models/limit/limit.ts';
import type { Allowance, ResponseNotice } from '../../../src/models/send.ts';
import { fakeClock, settle } from '../../helpers/fake-clock.ts';
import { rejection } from '../request.ts';
import { call, failure, scripted, sent } from '../send.ts';

const UNSAID: Allowance = { limit: null, remaining: null, resetMs: null };

const notice = (requests: Partial<Allowance>): ResponseNotice => ({
  status: 200,
  requestId: null,
  requests: { ...UNSAID, ...requests },
  tokens: UNSAID,
});

function setUp() {
  const clock = fakeClock();
  const limiter = createLimiter({ rpm: null, tpm: null, concurrency: 4, maxPauseMs: 60_000, clock });
  return { clock, limiter, limit: withLimit(limiter, createEstimator('chat'), () => clock.now()) };
}

it('says how long a call has waited for its turn', async () => {
  const { clock, limiter, limit } = setUp();
  limiter.pause(300);
  const send = scripted(sent());
  const done = limit(send)(call({ waitedMs: 50 }));
  await clock.advance(300);
  await done;
  expect(send.calls[0]).toMatchObject({ waitedMs: 350 });
});

it.each([
  { name: 'a rate limit', error: failure('rate_limited', null, 429), pausedMs: 500 },
  { name: 'a rate limit that says when to come back', error: failure('rate_limited', 7000, 429), pausedMs: 7000 },
  { name: 'an error that says when to come back', error: failure('server', 2000, 503), pausedMs: 2000 },
  { name: 'an error that does not', error: failure('server', null, 500), pausedMs: 0 },
  { name: 'a used up quota', error: failure('quota', 9000, 429), pausedMs: 0 },
])('after $name all calls pause for $pausedMs ms', async ({ error, pausedMs }) => {
  const { limiter, limit } = setUp();
  expect(await rejection(limit(scripted(error))(call()))).toBe(error);
  expect(limiter.pausedMs()).toBe(pausedMs);
});

it.each([
  { name: 'nothing is left', said: { remaining: 0, resetMs: 4000 }, pausedMs: 4000 },
  { name: 'something is left', said: { remaining: 1, resetMs: 4000 }, pausedMs: 0 },
  { name: 'nothing is left for a day', said: { remaining: 0, resetMs: 86_400_000 }, pausedMs: 0 },
])('when an endpoint says that $name calls pause for $pausedMs ms', async ({ said, pausedMs }) => {
  const { limiter, limit } = setUp();
  await limit(scripted(sent({ response: notice(said) })))(call());
  expect(limiter.pausedMs()).toBe(pausedMs);
});

it('a rate that the endpoint states is kept to', async () => {
  const { clock, limit } = setUp();
  const send = scripted(sent({ response: notice({ limit: 60, remaining: 59, resetMs: 1000 }) }));
  await limit(send)(call());
  void Promise.all([limit(send)(call()), limit(send)(call()), limit(send)(call())]);
  await clock.advance(1100);
  expect(send.calls).toHaveLength(3);
});

it('a call that has failed gives its place back', async () => {
  const { limit } = setUp();
  for (let index = 0; index < 10; index++) await rejection(limit(scripted(failure('rejected')))(call()));
  const send = scripted();
  void limit(send)(call());
  await settle();
  expect(send.calls).toHaveLength(1);
});
