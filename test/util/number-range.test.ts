import { expect, it } from 'vitest';
import { numberRange } from '../../src/util/number-range.ts';

it.each([
  { from: 0.86, to: 0.95, step: 0.01, range: [0.86, 0.87, 0.88, 0.89, 0.9, 0.91, 0.92, 0.93, 0.94, 0.95] },
  { from: 0.1, to: 0.3, step: 0.1, range: [0.1, 0.2, 0.3] },
  { from: 0.5, to: 0.5, step: 0.01, range: [0.5] },
  { from: -0.2, to: 0.25, step: 0.2, range: [-0.2, 0, 0.2] },
  { from: 0.98, to: 1, step: 0.005, range: [0.98, 0.985, 0.99, 0.995, 1] },
])('from $from to $to by $step without drift', ({ from, to, step, range }) => {
  expect(numberRange(from, to, step)).toEqual(range);
});
