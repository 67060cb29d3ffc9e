import { expect, it } from 'vitest';
import { DataError } from '../../../src/errors.ts';
import { alignRuns, type AlignedRuns } from '../../../src/runs/comparison/align-runs.ts';
import type { PredictionRecord } from '../../../src/runs/log/prediction-record.ts';
import { makeRecord, streamOf } from '../build.ts';

const LAYOUT = { names: ['failure', 'other'], escalates: [true, false] };

/** A ticket labelled `failure`; what it was answered, or null for no answer. */
const answer = (ticketId: string, category: string | null, more: Partial<PredictionRecord> = {}): PredictionRecord =>
  makeRecord({ ticketId, label: 'failure', category, status: category === null ? 'failed' : 'answered', ...more });

const align = (base: PredictionRecord[], changed: PredictionRecord[], isIntersection = false): Promise<AlignedRuns> =>
  alignRuns(
    () => streamOf(base),
    () => streamOf(changed),
    { layout: LAYOUT, isIntersection },
  );

it('counts the tickets that only one of two runs has right; no answer is wrong', async () => {
  const base = [answer('a', 'other'), answer('b', 'failure'), answer('c', null), answer('d', 'failure')];
  const changed = [answer('d', 'failure'), answer('c', 'failure'), answer('b', 'other'), answer('a', 'failure')];
  // a and c are fixed, b is broken, d is right in both
  expect(await align(base, changed)).toMatchObject({ fixed: 2, broken: 1 });
});

it('puts tickets of an incident, and answers about a ticket, side by side, whatever the order of finishing', async () => {
  const records = [
    answer('a', 'other', { incidentId: 'I' }),
    answer('b', 'failure'),
    answer('c', 'failure', { incidentId: 'I' }),
    answer('b', 'other', { repeat: 1 }),
  ];
  const { clusters } = await align(records, records);
  const reversed = await align(records.toReversed(), records);
  // the incident I, and the ticket b
  expect([...clusters.offsets]).toEqual([0, 2, 4]);
  expect(reversed.clusters).toEqual(clusters);
});

const TWO = [answer('a', 'other'), answer('b', 'failure')];

it.each([
  ['a ticket too few', TWO.slice(1), 'onlyInBase', ['a']],
  ['a ticket too many', [...TWO, answer('c', 'other')], 'onlyInChanged', ['c']],
  ['an answer too many', [...TWO, answer('b', 'other', { repeat: 1 })], 'onlyInChanged', ['b (answer 2)']],
  ['other content', [answer('a', 'other', { contentSha256: 'f'.repeat(16) }), TWO[1]!], 'otherContent', ['a']],
  ['another label', [answer('a', 'other', { label: 'other' }), TWO[1]!], 'otherLabel', ['a']],
  ['another incident', [answer('a', 'other', { incidentId: 'I' }), TWO[1]!], 'otherIncident', ['a']],
])('a changed run with %s is refused, or that is left out', async (_, changed, kind, first) => {
  await expect(align(TWO, changed)).rejects.toThrow(DataError);
  await expect(align(TWO, changed)).rejects.toThrow(first[0]);
  const { mismatches, clusters } = await align(TWO, changed, true);
  expect(mismatches).toMatchObject({ [kind]: { count: 1, first } });
  // b is there and the same in every case; a where only something was added
  expect(clusters.a).toHaveLength(kind === 'onlyInChanged' ? 2 : 1);
});

it('names the first ten tickets by id and counts the others', async () => {
  const many = Array.from({ length: 25 }, (_, index) => answer(`t${String(index).padStart(2, '0')}`, 'other'));
  const error = await align(many.toReversed(), []).catch((reason: unknown) => reason);
  expect(String(error)).toContain('25 in the base run only: t00, t01, t02, t03, t04, t05, t06, t07, t08, t09, …');
});

it.each([
  ['base', [...TWO, TWO[0]!], TWO],
  ['changed', TWO, [...TWO, TWO[0]!]],
  ['changed', TWO, [...TWO, answer('c', 'other'), answer('c', 'other')]],
])('two answers of the same number about a ticket in the %s run are a data error', async (run, base, changed) => {
  await expect(align(base, changed, true)).rejects.toThrow(`the ${run} run has two answers about`);
});

it('passes over tickets without a label', async () => {
  const unlabelled = answer('x', 'other', { label: null });
  expect(await align([...TWO, unlabelled], TWO)).toMatchObject({ fixed: 0, broken: 0 });
});
