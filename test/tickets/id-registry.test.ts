import { expect, it } from 'vitest';
import { IdRegistry } from '../../src/tickets/id-registry.ts';

it('returns the line of the first occurrence', () => {
  const ids = new IdRegistry();
  expect([ids.register('a', 1), ids.register('b', 2), ids.register('a', 3), ids.register('a', 4)]).toEqual([
    null,
    null,
    1,
    1,
  ]);
});

it('finds each of a million ids again, and no other, in about 25 MB', () => {
  const ids = new IdRegistry();
  const before = process.memoryUsage().arrayBuffers;
  let early = 0;
  let wrong = 0;
  for (let line = 1; line <= 1_000_000; line++) if (ids.register(`T-${line}`, line) !== null) early++;
  const used = process.memoryUsage().arrayBuffers - before;
  for (let line = 1; line <= 1_000_000; line += 97) if (ids.register(`T-${line}`, 5) !== line) wrong++;
  expect({ early, wrong }).toEqual({ early: 0, wrong: 0 });
  // 2^21 slots of 12 bytes are 25 MB; the smaller tables and the digests that led there may not be collected yet
  expect(used).toBeLessThan(100e6);
});
