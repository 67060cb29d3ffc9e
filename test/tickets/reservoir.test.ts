import { expect, it } from 'vitest';
import { Reservoir } from '../../src/tickets/reservoir.ts';

function sampleOf(size: number, items: number, seed: number): number[] {
  const reservoir = new Reservoir(size, seed);
  for (let item = 0; item < items; item++) reservoir.offer(item);
  return reservoir.sorted();
}

it('keeps everything when there is less than asked for', () => {
  expect(sampleOf(5, 3, 1)).toEqual([0, 1, 2]);
});

it('gives distinct items in ascending order, the same for the same seed', () => {
  const sample = sampleOf(10, 1000, 7);
  expect(new Set(sample).size).toBe(10);
  expect(sample).toEqual(sample.toSorted((a, b) => a - b));
  expect(sampleOf(10, 1000, 7)).toEqual(sample);
  expect(sampleOf(10, 1000, 8)).not.toEqual(sample);
});

it('draws each item equally often', () => {
  const counts = Array.from({ length: 20 }, () => 0);
  for (let seed = 0; seed < 4000; seed++) for (const item of sampleOf(5, 20, seed)) counts[item]!++;
  // Each is drawn 1000 times on average with a standard deviation of sqrt(4000 * 1/4 * 3/4) = 27; five of these.
  for (const count of counts) expect(Math.abs(count - 1000)).toBeLessThan(137);
});
