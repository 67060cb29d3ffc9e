import { expect, it } from 'vitest';
import { readDataSet } from '../../datasets/checks/data-set.ts';
import { STRUCTURE_CHECKS } from '../../datasets/checks/index.ts';
import { checkRecords } from '../../datasets/checks/records.ts';

const { labels, records, tickets } = await readDataSet();

it('the reader takes every shipped record', () => {
  expect(checkRecords(records)).toMatchObject([{ ok: true }]);
});

// What gives a label away is left to `npm run check:datasets`, which prints the rules it found.
it.each(Object.entries(STRUCTURE_CHECKS))('the shipped tickets pass the check %s', (_, check) => {
  expect(check(tickets, labels).filter(({ ok }) => !ok)).toEqual([]);
});
