import { expect, it } from 'vitest';
import { NumberColumn } from '../../src/util/number-column.ts';

it('holds what was added, in order, however much', () => {
  const column = new NumberColumn(Uint32Array);
  expect([column.length, column.at(0)]).toEqual([0, 0]);
  for (let number = 0; number < 5000; number++) column.add(3 * number);
  expect(column).toHaveLength(5000);
  expect([column.at(0), column.at(1024), column.at(4999), column.at(5000)]).toEqual([0, 3072, 14_997, 0]);
  expect(column.toArray()).toEqual(Uint32Array.from({ length: 5000 }, (_, number) => 3 * number));
});
