import { expect, it } from 'vitest';
import { findNearest } from '../../../src/pipelines/text/nearest.ts';

const ITEMS = ['a', 'b', 'c', 'd', 'e'];

function nearest(similarities: readonly number[], most: number, except = ''): string {
  const isAllowed = (item: string): boolean => item !== except;
  return findNearest(ITEMS, Float64Array.from(similarities), { most, isAllowed })
    .map(({ item, similarity }) => `${item}${similarity}`)
    .join(' ');
}

it.each([
  ['the greatest first', [0.1, 0.5, 0.3, 0.4, 0.2], 3, '', 'b0.5 d0.4 c0.3'],
  ['of equals the first', [0.5, 0.25, 0.5, 0.5, 0.5], 2, '', 'a0.5 c0.5'],
  ['a late one pushes out the last of equals', [0.5, 0.5, 0.25, 0.75, 0], 2, '', 'd0.75 a0.5'],
  ['nothing at 0 or below', [0, 0.5, -0.5, 0, 0], 3, '', 'b0.5'],
  ['nothing that is not allowed', [0.1, 0.5, 0.3, 0, 0], 2, 'b', 'c0.3 a0.1'],
  ['none', [0, 0, 0, 0, 0], 2, '', ''],
])('%s: %j', (_, similarities, most, except, expected) => {
  expect(nearest(similarities, most, except)).toBe(expected);
});
