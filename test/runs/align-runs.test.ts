import { expect, it } from 'vitest';
import { DataError } from '../../src/errors.ts';
import { alignRuns } from '../../src/runs/align-runs.ts';
import { makeRecord, streamOf } from './build.ts';

const LAYOUT = { names: ['failure', 'other'], escalates: [true, false] };

/** A ticket labelled `failure`; what it was answered, or null for no answer. */
const answer = (ticketId: string, category: string | null, incidentId: string | null = null) =>
  makeRecord({ ticketId, label: 'failure', category, status: category === null ? 'failed' : 'answered', incidentId });

it('counts the tickets that only one of two runs has right; no answer is wrong', async () => {
  const first = [answer('a', 'other'), answer('b', 'failure'), answer('c', null), answer('d', 'failure')];
  const second = [answer('d', 'failure'), answer('c', 'failure'), answer('b', 'other'), answer('a', 'failure')];
  // a and c are fixed, b is broken, d is right in both
  expect(await alignRuns(streamOf(first), streamOf(second), LAYOUT)).toMatchObject({ fixed: 2, broken: 1 });
});

it('puts tickets of an incident side by side, whatever the order of finishing', async () => {
  const records = [answer('a', 'other', 'I'), answer('b', 'failure'), answer('c', 'failure', 'I')];
  const { clusters } = await alignRuns(streamOf(records), streamOf(records), LAYOUT);
  const reversed = await alignRuns(streamOf(records.toReversed()), streamOf(records), LAYOUT);
  // two incidents, of one ticket and of two
  expect([...clusters.offsets].at(-1)).toBe(3);
  expect(clusters.offsets).toHaveLength(3);
  expect(reversed.clusters).toEqual(clusters);
});

it.each([
  ['a ticket that the first has not', [answer('a', 'other')], [answer('b', 'other')]],
  ['a ticket too few', [answer('a', 'other'), answer('b', 'other')], [answer('a', 'other')]],
])('a second run with %s is a data error', async (_, first, second) => {
  await expect(alignRuns(streamOf(first), streamOf(second), LAYOUT)).rejects.toBeInstanceOf(DataError);
});
