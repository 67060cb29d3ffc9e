import { expect, it } from 'vitest';
import { collectGroupings } from '../../../../src/reports/html/sweep/collect-groupings.ts';
import type { LinkRecord } from '../../../../src/runs/report/sweep-report.ts';

const record = (ticketId: string, group: string, more: Partial<LinkRecord> = {}): LinkRecord => ({
  ticketId,
  threshold: 0.88,
  rewrite: false,
  group,
  similarity: ticketId === group ? null : 0.9,
  incidentId: 'I-1',
  ...more,
});

// eslint-disable-next-line @typescript-eslint/require-await -- a file is read asynchronously
async function* lines(records: readonly LinkRecord[]): AsyncGenerator<LinkRecord> {
  yield* records;
}

it('folds the lines into groupings by rewriting and threshold, tickets in the order in which they are met', async () => {
  const high = { threshold: 0.9 };
  const on = { rewrite: true };
  const found = await collectGroupings(
    lines([
      record('b', 'b', on),
      record('a', 'b', on),
      record('a', 'a', { ...high, incidentId: 'I-1' }),
      record('b', 'b', high),
      record('b', 'b'),
      record('a', 'b', { similarity: 0.8912 }),
    ]),
  );
  expect(found).toEqual({
    ids: ['b', 'a'],
    incidentIds: ['I-1', 'I-1'],
    groupings: [
      { threshold: 0.88, rewrite: false, founders: [0, 0], similarities: [null, 0.8912] },
      { threshold: 0.9, rewrite: false, founders: [0, 1], similarities: [null, null] },
      { threshold: 0.88, rewrite: true, founders: [0, 0], similarities: [null, 0.9] },
    ],
  });
});

it.each([
  ['a ticket is missing', [record('a', 'a'), record('b', 'b'), record('a', 'a', { threshold: 0.9 })]],
  ['a ticket in the middle is missing', [record('a', 'a'), record('b', 'b'), record('b', 'b', { threshold: 0.9 })]],
  ['a founder is no ticket', [record('a', 'nobody')]],
])('throws when %s', async (_, records) => {
  await expect(collectGroupings(lines(records))).rejects.toThrow(RangeError);
});

it('finds nothing in no lines', async () => {
  expect(await collectGroupings(lines([]))).toEqual({ ids: [], incidentIds: [], groupings: [] });
});
