import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comparison } from '../../../../src/dedup/nearest/kernel/screen.ts';
import { SCREENS } from '../screens.ts';

/** Lane and row of each pair, in order. */
type Pairs = [number, number][];

function naive({ lanes, floors, rows, width }: Comparison): Pairs {
  const product = (lane: number, row: number): number =>
    lanes
      .subarray(lane * width, (lane + 1) * width)
      .reduce((sum, code, index) => sum + code * rows[row * width + index]!, 0);
  const rowNumbers = Array.from({ length: rows.length / width }, (_, row) => row);
  return [...floors].flatMap((floor, lane) =>
    rowNumbers.filter((row) => product(lane, row) >= floor).map((row): [number, number] => [lane, row]),
  );
}

const decode = (found: Uint32Array): Pairs => [...found.slice().sort()].map((pair) => [pair >>> 16, pair & 0xffff]);

const comparison = fc
  .record({
    laneCount: fc.integer({ min: 0, max: 11 }),
    rowCount: fc.integer({ min: 0, max: 7 }),
    registers: fc.nat(3),
  })
  .chain(({ laneCount, rowCount, registers }) => {
    const width = 8 * (registers + 1);
    const codes = (count: number) =>
      fc.int16Array({ min: -5792, max: 5792, minLength: count * width, maxLength: count * width });
    const floors = fc.int32Array({ min: -1e8, max: 1e8, minLength: laneCount, maxLength: laneCount });
    return fc.record({ lanes: codes(laneCount), rows: codes(rowCount), floors, width: fc.constant(width) });
  });

describe.each(SCREENS)('%s', (_, screen) => {
  it('finds the pairs that reach the floor of the lane, whatever the numbers of lanes, rows and codes', () => {
    fc.assert(
      fc.property(comparison, (generated) => {
        expect(decode(screen(generated))).toEqual(naive(generated));
      }),
    );
  });

  it('keeps the floors of lanes apart, and counts a product that equals the floor', () => {
    const lanes = Int16Array.of(3, 0, 0, 0, 0, 0, 0, 0, -1, 0, 0, 0, 0, 0, 0, 2);
    const rows = Int16Array.of(5, 0, 0, 0, 0, 0, 0, 4, 0, 9, 0, 0, 0, 0, 0, 0);
    // lane 0: 15 and 0; lane 1: -5 + 8 = 3 and 0
    expect(decode(screen({ lanes, rows, width: 8, floors: Int32Array.of(15, 3) }))).toEqual([
      [0, 0],
      [1, 0],
    ]);
    expect(decode(screen({ lanes, rows, width: 8, floors: Int32Array.of(16, 0) }))).toEqual([
      [1, 0],
      [1, 1],
    ]);
  });

  it('holds the largest products there are', () => {
    const [one, minusOne] = [Int16Array.of(32767, 0, 0, 0, 0, 0, 0, 0), Int16Array.of(-32767, 0, 0, 0, 0, 0, 0, 0)];
    const found = (lanes: Int16Array, rows: Int16Array, floor: number): Pairs =>
      decode(screen({ lanes, rows, width: 8, floors: Int32Array.of(floor) }));
    expect(found(one, one, 32767 ** 2)).toEqual([[0, 0]]);
    expect(found(one, one, 32767 ** 2 + 1)).toEqual([]);
    expect(found(one, minusOne, -(32767 ** 2))).toEqual([[0, 0]]);
    expect(found(one, minusOne, 1 - 32767 ** 2)).toEqual([]);
  });

  it('reports every pair of a full tile when all reach', () => {
    const codes = new Int16Array(256 * 8).fill(1);
    const found = decode(screen({ lanes: codes, rows: codes, width: 8, floors: new Int32Array(256).fill(8) }));
    expect(found).toEqual(Array.from({ length: 256 * 256 }, (__, pair) => [pair >>> 8, pair & 255]));
  });

  it('answers a small comparison after a large one', () => {
    const large = new Int16Array(512 * 1024).fill(1);
    expect(screen({ lanes: large, rows: large, width: 1024, floors: new Int32Array(512).fill(1024) }).length).toBe(
      512 ** 2,
    );
    const small = new Int16Array(8).fill(1);
    expect(decode(screen({ lanes: small, rows: small, width: 8, floors: Int32Array.of(8) }))).toEqual([[0, 0]]);
  });
});
