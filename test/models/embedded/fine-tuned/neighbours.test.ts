import { expect, it } from 'vitest';
import { decodeKeys, encodeKeys } from '../../../../src/models/embedded/fine-tuned/keys.ts';
import { Neighbours } from '../../../../src/models/embedded/fine-tuned/neighbours.ts';

const keys = (...numbers: number[]): Uint16Array => Uint16Array.from(numbers);
const known = [
  { category: 0, keys: keys(1, 2) },
  { category: 1, keys: keys(2, 3) },
  { category: 1, keys: keys(7) },
];
/** Squared inverse document frequency: (ln(1 + 3 / (1 + n)))², n of the three tickets having the key. */
const IN_NONE = Math.log(4) ** 2;
const IN_ONE = Math.log(2.5) ** 2;
const IN_TWO = Math.log(2) ** 2;

it('votes are summed cosines by category', () => {
  const votes = new Neighbours(known, 3).votes(keys(1, 2), null);
  expect(votes[0]).toBeCloseTo(1, 12);
  // common: key 2; both tickets have one key of their own
  expect(votes[1]).toBeCloseTo(IN_TWO / (IN_ONE + IN_TWO), 12);
  expect(votes[2]).toBe(0);
});

it('keys that nobody knows make a ticket less like any', () => {
  const votes = new Neighbours(known, 2).votes(keys(7, 99), null);
  expect(votes[1]).toBeCloseTo(IN_ONE / Math.sqrt(IN_ONE * (IN_ONE + IN_NONE)), 12);
});

it('a ticket can be left out', () => {
  expect(new Neighbours(known, 2).votes(keys(1, 2), 0)[0]).toBe(0);
});

it('only the eight nearest vote', () => {
  const many = Array.from({ length: 12 }, () => ({ category: 0, keys: keys(5) }));
  expect(new Neighbours(many, 1).votes(keys(5), null)[0]).toBeCloseTo(8, 12);
});

it('without anything in common, or anything at all, nobody votes', () => {
  expect(new Neighbours(known, 2).votes(keys(50), null)).toEqual([0, 0]);
  expect(new Neighbours(known, 2).votes(keys(), null)).toEqual([0, 0]);
  expect(new Neighbours([], 2).votes(keys(1), null)).toEqual([0, 0]);
});

it('earlier questions leave no trace', () => {
  const neighbours = new Neighbours(known, 2);
  const before = neighbours.votes(keys(2, 7), null);
  neighbours.votes(keys(1, 3), null);
  expect(neighbours.votes(keys(2, 7), null)).toEqual(before);
});

it('keys are written little-endian and read back', () => {
  // 0x0001, 0x0203 → bytes 01 00 03 02
  expect(encodeKeys(keys(1, 0x203))).toBe('AQADAg==');
  expect(decodeKeys('AQADAg==')).toEqual(keys(1, 0x203));
  expect(decodeKeys(encodeKeys(keys(0, 65535)))).toEqual(keys(0, 65535));
});
