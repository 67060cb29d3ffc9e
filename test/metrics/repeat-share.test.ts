import { expect, it } from 'vitest';
import { cellIndex, countAt, type CategoryLayout, type Confusion } from '../../src/metrics/confusion.ts';
import { repeatVariances, type RepeatedAnswers } from '../../src/metrics/repeat-share.ts';
import { seededRandom } from '../../src/util/random.ts';

const LAYOUT: CategoryLayout = { names: ['loss', 'other'], escalates: [true, false] };
const RIGHT = cellIndex(LAYOUT, 'loss', 'loss');
const WRONG = cellIndex(LAYOUT, 'loss', 'other');

const accuracy = (confusion: Confusion) => {
  const total = confusion.cells.reduce((sum, count) => sum + count, 0);
  return [total === 0 ? null : (countAt(confusion, 0, 0) + countAt(confusion, 1, 1)) / total];
};

/** `+` is a right answer; one text for each ticket. The base is right throughout. */
function answersOf(...tickets: string[]): RepeatedAnswers {
  const all = [...tickets.join('')];
  const starts = tickets.map((_, index) => tickets.slice(0, index).join('').length);
  return {
    pairs: {
      a: new Uint16Array(all.length).fill(RIGHT),
      b: Uint16Array.from(all, (sign) => (sign === '+' ? RIGHT : WRONG)),
    },
    tickets: Uint32Array.from([...starts, all.length]),
  };
}

const variance = (...tickets: string[]) =>
  repeatVariances(answersOf(...tickets), LAYOUT, { figures: accuracy, resamples: 4000, random: seededRandom(3) })[0] ??
  NaN;

it('is what answers about one ticket vary by, over the number of answers', () => {
  // One ticket, four answers, half of them right: unbiased s² = (4 · 1/4) / 3 = 1/3, of a mean of four 1/12
  expect(variance('++--')).toBeCloseTo(1 / 12, 2);
  // ten such tickets: 1/12 / 10
  expect(variance(...Array<string>(10).fill('++--'))).toBeCloseTo(1 / 120, 3);
});

it('is 0 where answers about a ticket agree, however the tickets differ', () => {
  expect(variance('++', '--', '++')).toBe(0);
});

it('is 0 with one answer about each ticket, and without any', () => {
  expect(variance('+', '-')).toBe(0);
  expect(variance()).toBe(0);
});
