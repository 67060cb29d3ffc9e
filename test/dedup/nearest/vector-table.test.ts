import { expect, it } from 'vitest';
import { createVectorTable } from '../../../src/dedup/nearest/vector-table.ts';

it.each([
  ['of another dimension', Float32Array.of(1, 2), 'expected 3 components, got 2'],
  ['of zeros', Float32Array.of(0, -0, 0), 'all components are 0'],
  ['with NaN', Float32Array.of(1, Number.NaN, 0), 'a component is not a finite number'],
  ['with Infinity', Float32Array.of(1, -Infinity, 0), 'a component is not a finite number'],
])('a vector %s is refused by row, and leaves the table as it was', (_, vector, problem) => {
  const table = createVectorTable(3);
  table.add(Float32Array.of(1, 2, 3));
  expect(() => table.add(vector)).toThrow(RangeError);
  expect(() => table.add(vector)).toThrow(`vector 1: ${problem}`);
  expect(() => table.replace(0, vector)).toThrow('vector 0');
  expect(table.size).toBe(1);
  expect([...table.components.subarray(0, 3)]).toEqual([1, 2, 3]);
  expect(table.squares[0]).toBe(14);
});

it.each([0, -1, 1.5, Number.NaN, Infinity])('a dimension of %d is refused', (dimension) => {
  expect(() => createVectorTable(dimension)).toThrow(RangeError);
});

it('vectors of any length have the same codes, as long as the direction is the same', () => {
  const table = createVectorTable(2);
  for (const length of [1e-30, 1, 1e30]) table.add(Float32Array.of(0.6 * length, -0.8 * length));
  // 32767 * 0.6 = 19660.2, 32767 * 0.8 = 26213.6
  const codes = [19660, -26214, 0, 0, 0, 0, 0, 0];
  expect([...table.codes(0, 3)]).toEqual([...codes, ...codes, ...codes]);
});

it('rows stay as they are while the table grows, and the last one moves into a gap', () => {
  const table = createVectorTable(9);
  const vectorOf = (row: number): Float32Array => Float32Array.from({ length: 9 }, (_, index) => row + index + 1);
  for (let row = 0; row < 1000; row++) table.add(vectorOf(row));
  const rowAt = (row: number): number[] => [...table.components.subarray(16 * row, 16 * row + 16)];
  const padded = (row: number): number[] => [...vectorOf(row), 0, 0, 0, 0, 0, 0, 0];
  expect([0, 15, 16, 999].map(rowAt)).toEqual([0, 15, 16, 999].map(padded));
  table.remove(16);
  expect(table.size).toBe(999);
  expect([15, 16, 17].map(rowAt)).toEqual([15, 999, 17].map(padded));
});
