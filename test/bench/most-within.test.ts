import { expect, it } from 'vitest';
import { mostWithin } from '../../bench/lib/most-within.ts';

it.each([
  { times: [], most: 0 },
  { times: [5], most: 1 },
  { times: [0, 9, 10, 19], most: 2 },
  { times: [0, 1, 20, 21, 29.9, 30], most: 3 },
  { times: [4, 4, 4], most: 3 },
])('of $times at most $most lie within ten', ({ times, most }) => {
  expect(mostWithin(10, times)).toBe(most);
});
