import { expect, it } from 'vitest';
import { plural } from '../../src/util/plural.ts';

it.each([
  [0, '0 tickets'],
  [1, '1 ticket'],
  [2, '2 tickets'],
])('%i is written as "%s"', (count, text) => {
  expect(plural(count, 'ticket')).toBe(text);
});

it('takes a plural of its own', () => {
  expect([plural(1, 'entry', 'entries'), plural(3, 'entry', 'entries')]).toEqual(['1 entry', '3 entries']);
});
