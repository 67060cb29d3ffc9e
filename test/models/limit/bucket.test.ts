import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createBucket } from '../../../src/models/limit/bucket.ts';

/** Takes one whenever it may, for so long; the times at which it did. */
function takeAllFor(perMinute: number, durationMs: number): number[] {
  const bucket = createBucket(perMinute, 0);
  const taken: number[] = [];
  for (let now = 0; now <= durationMs;) {
    const wait = bucket.msUntil(1, now);
    if (wait > 0) now += wait;
    else {
      bucket.take(1, now);
      taken.push(now);
    }
  }
  return taken;
}

const mostWithin = (windowMs: number, times: readonly number[]): number =>
  Math.max(...times.map((start) => times.filter((time) => time >= start && time < start + windowMs).length));

it('of 600 a minute, 2 may be taken at once and then one every 102 ms', () => {
  // One and what 100 ms bring in; 60 000 ms / (98 % of 600)
  const times = takeAllFor(600, 1000);
  expect(times.filter((time) => time === 0)).toHaveLength(2);
  expect(times[2]).toBeCloseTo(102.04, 1);
});

it.each([60, 600, 3000])('a timer that is late by 100 ms loses nothing of %i a minute', (perMinute) => {
  const bucket = createBucket(perMinute, 0);
  let now = 0;
  let taken = 0;
  for (; now < 600_000; taken++) {
    const wait = bucket.msUntil(1, now);
    if (wait > 0) now += wait + 100;
    bucket.take(1, now);
  }
  expect(taken).toBeGreaterThanOrEqual(0.95 * 10 * perMinute);
});

it.each([600, 3000, 60])('of %i a minute at least 95 % are used over ten minutes', (perMinute) => {
  expect(takeAllFor(perMinute, 600_000).length).toBeGreaterThanOrEqual(0.95 * 10 * perMinute);
});

it('no minute and no ten seconds have more than is allowed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 800 }), (perMinute) => {
      const taken = takeAllFor(perMinute, 150_000);
      expect(mostWithin(60_000, taken)).toBeLessThanOrEqual(perMinute);
      expect(mostWithin(10_000, taken)).toBeLessThanOrEqual(Math.ceil(perMinute / 6));
    }),
    { numRuns: 20 },
  );
});

it('more than it holds may be taken when it is full, and the debt is waited for', () => {
  const bucket = createBucket(6000, 0);
  expect(bucket.msUntil(600, 0)).toBe(0);
  bucket.take(600, 0);
  // it holds 11 and is 589 short; 98 a second come in
  expect(bucket.msUntil(60, 0)).toBeCloseTo(600 / 0.098, 3);
});

it('what is given back can be taken again, up to what it holds', () => {
  const bucket = createBucket(6000, 0);
  bucket.take(60, 0);
  bucket.take(-60, 0);
  expect(bucket.msUntil(60, 0)).toBe(0);
  bucket.take(-1000, 0);
  bucket.take(60, 0);
  expect(bucket.msUntil(1, 0)).toBeGreaterThan(0);
});
