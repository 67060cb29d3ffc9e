import { gunzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesOf, packGroupings } from '../../../../src/reports/html/sweep/pack-groupings.ts';
import type { Grouping } from '../../../../src/reports/html/sweep/page.ts';
import { grouping, sweepPage, sweepTicket } from './build.ts';

interface Packed {
  incidents: string[];
  tickets: [string, string | null, string | null, number, string | null][];
  groupings: { threshold: string; rewrite: boolean; decimals: number | null; changes: number[] }[];
}

const unpack = (base64: string): Packed => JSON.parse(gunzipSync(Buffer.from(base64, 'base64')).toString()) as Packed;

it('holds tickets as rows, their incidents by number', () => {
  const { base64, leftOut } = packGroupings(sweepPage(), 1_000_000);
  const { incidents, tickets } = unpack(base64);
  expect(leftOut).toBeNull();
  expect(incidents).toEqual(['A', 'B']);
  expect(tickets[2]).toEqual(['T-3', 'Title of T-3', 'dns', 1, 'Problem of T-3']);
  expect(tickets[4]).toEqual(['T-5', 'Title of T-5', null, 1, null]);
  expect(tickets[5]?.[3]).toBe(-1);
});

describe('the changes of a grouping', () => {
  it('begin from each ticket by itself', () => {
    // places 1 and 3 go to 0: one place on, one before; two places on, three before
    expect(changesOf(grouping(0.88, false, [0, 0, 2, 0]), undefined, 4)).toEqual([1, 1, 8851, 2, 3, 8851]);
  });

  it('are what is different from the grouping before', () => {
    const before: Grouping = { threshold: 0.86, rewrite: false, founders: [0, 0, 0], similarities: [null, 0.9, 0.87] };
    const after: Grouping = { threshold: 0.88, rewrite: false, founders: [0, 0, 2], similarities: [null, 0.9, null] };
    expect(changesOf(after, before, 4)).toEqual([2, 0, -1]);
    expect(changesOf(after, after, 4)).toEqual([]);
  });

  it('can be undone, for any groupings', () => {
    const founders = fc
      .array(fc.nat({ max: 1000 }), { minLength: 12, maxLength: 12 })
      .map((numbers) => numbers.map((number, place) => number % (place + 1)));
    fc.assert(
      fc.property(founders, founders, (first, second) => {
        const [a, b] = [grouping(0.86, false, first), grouping(0.88, false, second)];
        const found = first.map((_, place) => place);
        for (const changes of [changesOf(a, undefined, 3), changesOf(b, a, 3)]) {
          let place = 0;
          for (let index = 0; index < changes.length; index += 3) {
            place += changes[index] ?? 0;
            found[place] = place - (changes[index + 1] ?? 0);
          }
        }
        expect(found).toEqual(second);
      }),
    );
  });
});

it('each setting of rewriting begins anew', () => {
  const { groupings } = unpack(packGroupings(sweepPage(), 1_000_000).base64);
  expect(groupings.map(({ threshold, rewrite }) => [threshold, rewrite])).toEqual([
    ['0.86', false],
    ['0.88', false],
    ['0.90', false],
    ['0.86', true],
    ['0.88', true],
    ['0.90', true],
  ]);
  // five of six tickets are linked
  expect(groupings[3]?.changes).toHaveLength(15);
});

it('gives up text step by step and says so, and keeps every ticket and group', () => {
  const long = Array.from({ length: 40 }, (_, index) =>
    sweepTicket(`T-${index}`, null, { description: `${index * 7919} `.repeat(400), title: 'word '.repeat(60) }),
  );
  const page = sweepPage({
    tickets: long,
    groupings: [
      grouping(
        0.88,
        false,
        long.map((_, place) => place && place - 1),
      ),
    ],
  });
  const whole = packGroupings(page, 1_000_000);
  const less = packGroupings(page, 0.7 * whole.base64.length);
  const least = packGroupings(page, 0);
  expect([whole.leftOut, less.leftOut, least.leftOut]).toEqual([
    null,
    expect.stringContaining('cut short'),
    'Titles, descriptions and similarities are left out to keep this page small.',
  ]);
  expect(unpack(less.base64).tickets[3]?.[4]).toMatch(/^23757 .* …$/);
  const { tickets, groupings } = unpack(least.base64);
  expect(tickets).toHaveLength(40);
  expect(tickets[3]?.slice(1)).toEqual([null, 'dns', -1, null]);
  expect(groupings[0]?.changes.slice(0, 6)).toEqual([1, 1, -1, 1, 1, -1]);
});
