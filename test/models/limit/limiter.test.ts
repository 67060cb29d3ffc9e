import { getEventListeners, setMaxListeners } from 'node:events';
import { describe, expect, it } from 'vitest';
import { createLimiter, type Limiter, type LimiterOptions, type Turn } from '../../../src/models/limit/limiter.ts';
import { createWindow } from '../../../src/models/limit/window.ts';
import { fakeClock, settle } from '../../helpers/fake-clock.ts';
import { rejection } from '../request.ts';

function setUp(more: Partial<LimiterOptions> = {}) {
  const clock = fakeClock();
  return {
    clock,
    limiter: createLimiter({ rpm: null, tpm: null, concurrency: 4, maxPauseMs: 60_000, clock, ...more }),
  };
}

const { signal } = new AbortController();
setMaxListeners(0, signal);

/** Asks for so many turns at once; those that were given. */
function ask(limiter: Limiter, count: number, tokens = 1): Turn[] {
  const given: Turn[] = [];
  for (let index = 0; index < count; index++) void limiter.turn(tokens, signal).then((turn) => given.push(turn));
  return given;
}

/** The same, each call being over and well at once. */
function askBriefly(limiter: Limiter, count: number): Turn[] {
  const given: Turn[] = [];
  const keep = (turn: Turn): void => {
    given.push(turn);
    limiter.succeeded();
    turn.end(1);
  };
  for (let index = 0; index < count; index++) void limiter.turn(1, signal).then(keep);
  return given;
}

it('lets through as many at once as allowed, and the next when one has ended', async () => {
  const { limiter } = setUp({ concurrency: 3 });
  const given = ask(limiter, 5);
  await settle();
  expect(given).toHaveLength(3);
  given[0]?.end(1);
  await settle();
  expect(given).toHaveLength(4);
});

it('keeps to requests a minute', async () => {
  const { clock, limiter } = setUp({ rpm: 60, concurrency: 100 });
  const given = askBriefly(limiter, 100);
  await clock.advance(59_999);
  // one at once, then one every 60 / (60 · 0.98) = 1.02 s
  expect(given.length).toBe(59);
});

it('keeps to tokens a minute, and gives back what a call did not use', async () => {
  const { clock, limiter } = setUp({ tpm: 6000, concurrency: 100 });
  const given = ask(limiter, 100, 600);
  await settle();
  expect(given).toHaveLength(1);
  await clock.advance(1000);
  expect(given).toHaveLength(1);
  given[0]?.end(0);
  await settle();
  expect(given).toHaveLength(2);
});

it('lets nobody through while it is paused', async () => {
  const { clock, limiter } = setUp();
  limiter.throttled(0, 3000);
  expect(limiter.pausedMs()).toBe(3000);
  const given = ask(limiter, 2);
  await clock.advance(2999);
  expect(given).toEqual([]);
  await clock.advance(1);
  expect(given).toHaveLength(2);
  expect(limiter.pausedMs()).toBe(0);
});

it('does not wait for longer than allowed, so that calls end', () => {
  const { limiter } = setUp();
  limiter.throttled(0, 60_001);
  expect(limiter.pausedMs()).toBe(0);
});

describe('an overrun endpoint that does not say when to come back', () => {
  it('is left alone for half a second, and twice as long every time it happens again', async () => {
    const { clock, limiter } = setUp();
    limiter.throttled(0, null);
    expect(limiter.pausedMs()).toBe(500);
    await clock.advance(600);
    limiter.throttled(550, null);
    expect(limiter.pausedMs()).toBe(1000);
    await clock.advance(1100);
    limiter.succeeded();
    limiter.throttled(1700, null);
    expect(limiter.pausedMs()).toBe(500);
  });

  it('is overrun once when calls that were in flight together meet it', async () => {
    const { clock, limiter } = setUp({ concurrency: 16 });
    await clock.advance(100);
    for (let index = 0; index < 16; index++) limiter.throttled(50, null);
    expect(limiter.pausedMs()).toBe(500);
    const given = ask(limiter, 16);
    await clock.advance(500);
    expect(given).toHaveLength(8);
  });
});

it('learns a rate that nobody declared, and not a higher one than was', async () => {
  const { clock, limiter } = setUp({ concurrency: 200 });
  limiter.learn('requests', 60);
  limiter.learn('requests', 6000);
  const given = askBriefly(limiter, 100);
  await clock.advance(59_999);
  expect(given.length).toBe(59);
});

it('an abort takes a call out of the queue, and leaves no listener', async () => {
  const { clock, limiter } = setUp({ concurrency: 1 });
  ask(limiter, 1);
  const controller = new AbortController();
  const reason = new Error('enough');
  const waiting = rejection(limiter.turn(1, controller.signal));
  const behind = ask(limiter, 1);
  await settle();
  controller.abort(reason);
  expect(await waiting).toBe(reason);
  expect(getEventListeners(controller.signal, 'abort')).toEqual([]);
  await clock.advance(10);
  expect(behind).toEqual([]);
});

it('the window doubles in every round until the first overrun, halves then, and grows slowly', () => {
  const window = createWindow(256);
  expect(window.size()).toBe(16);
  for (let good = 0; good < 48; good++) window.grow();
  expect(window.size()).toBe(64);
  window.shrink();
  expect(window.size()).toBe(32);
  for (let good = 0; good < 32; good++) window.grow();
  expect(window.size()).toBe(32);
  window.grow();
  expect(window.size()).toBe(33);
  for (let bad = 0; bad < 20; bad++) window.shrink();
  expect(window.size()).toBe(1);
  for (let good = 0; good < 100_000; good++) window.grow();
  expect(window.size()).toBe(256);
});

it('overruns that follow within a second halve the number of calls at once only once', async () => {
  const { clock, limiter } = setUp({ concurrency: 16 });
  await clock.advance(100);
  limiter.throttled(50, 10);
  await clock.advance(100);
  limiter.throttled(150, 10);
  const given = ask(limiter, 16);
  await clock.advance(1000);
  // 16 / 2, and not 4.
  expect(given).toHaveLength(8);
});
