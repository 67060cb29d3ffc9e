import { expect, it } from 'vitest';
import { DataError } from '../../../src/errors.ts';
import { compareRuns, type CompareOptions } from '../../../src/runs/comparison/compare-runs.ts';
import { requireComparable } from '../../../src/runs/comparison/comparability.ts';
import type { ComparedRun } from '../../../src/runs/comparison/compared-run.ts';
import type { RunIdentity } from '../../../src/runs/folder/manifest.ts';
import type { PredictionRecord } from '../../../src/runs/log/prediction-record.ts';
import { makeManifest, makeRecord, streamOf } from '../build.ts';

const record = (ticketId: string, label: string, category: string, tags: string[] = []): PredictionRecord =>
  makeRecord({ ticketId, label, category, tags });

const run = (records: PredictionRecord[], more: Partial<ComparedRun> = {}): ComparedRun<PredictionRecord> => ({
  name: 'run',
  facts: makeManifest(),
  isFinished: true,
  texts: [],
  ...more,
  answers: () => streamOf(records),
});

const OPTIONS: CompareOptions = { isIntersection: false, seed: 1 };

const compare = async (base: ComparedRun<PredictionRecord>, changed: ComparedRun<PredictionRecord>) =>
  (await compareRuns(base, changed, OPTIONS)).comparison;

const BASE = [
  record('a', 'failure', 'failure', ['long']),
  record('b', 'failure', 'failure', ['long']),
  record('c', 'loss', 'other'),
  record('d', 'other', 'other'),
  record('e', 'other', 'loss'),
];
const CHANGED = [
  record('e', 'other', 'failure'),
  record('d', 'other', 'other'),
  record('c', 'loss', 'loss'),
  record('b', 'failure', 'other', ['long']),
  record('a', 'failure', 'other', ['long']),
];

it('tells what was fixed and broken, by category, by slice and by answer', async () => {
  const comparison = await compare(run(BASE), run(CHANGED));
  // a and b broken, c fixed, e wrong in both
  expect(comparison).toMatchObject({
    tickets: 5,
    answers: 5,
    incidents: 5,
    // exact McNemar of 1 and 2: 1
    correctness: { fixed: 1, broken: 2, pValue: 1 },
    categories: [
      // 2 · (1/2)²
      { category: 'failure', tickets: 2, fixed: 0, broken: 2, pValue: 0.5, adjustedP: 1 },
      { category: 'loss', tickets: 1, fixed: 1, broken: 0 },
      { category: 'other', tickets: 2, fixed: 0, broken: 0 },
    ],
    slices: [{ dimension: 'tag', value: 'long', base: { value: 1, n: 2 }, changed: { value: 0, n: 2 }, broken: 2 }],
  });
  expect(comparison.changes).toEqual([
    { outcome: 'broken', label: 'failure', from: 'failure', to: 'other', tickets: { count: 2, first: ['a', 'b'] } },
    { outcome: 'fixed', label: 'loss', from: 'other', to: 'loss', tickets: { count: 1, first: ['c'] } },
    { outcome: 'same', label: 'other', from: 'loss', to: 'failure', tickets: { count: 1, first: ['e'] } },
  ]);
  // right 3 of 5, then 2 of 5
  expect(comparison.scores.strict.accuracy.value).toBeCloseTo(-1 / 5, 12);
});

it('does not depend on the order of finishing', async () => {
  const comparison = await compare(run(BASE), run(CHANGED));
  expect(await compare(run(BASE.toReversed()), run(CHANGED.toReversed()))).toEqual(comparison);
});

it('shows how prompts and parameters differ', async () => {
  const before = {
    facts: makeManifest({ model: 'small' }),
    texts: [
      { name: 'cot.md', hash: 'h1', text: 'Role\nThink.\n' },
      { name: 'gone.md', hash: 'g', text: 'x' },
      { name: 'lost.md', hash: 'l1', text: null },
    ],
  };
  const after = {
    facts: makeManifest({ model: 'large' }),
    texts: [
      { name: 'cot.md', hash: 'h2', text: 'Role\nThink hard.\n' },
      { name: 'lost.md', hash: 'l2', text: 'y' },
    ],
  };
  const { texts, parameters } = await compare(run(BASE, before), run(CHANGED, after));
  expect(parameters).toEqual([{ name: 'model', base: 'small', changed: 'large' }]);
  expect(texts).toEqual([
    {
      name: 'cot.md',
      baseHash: 'h1',
      changedHash: 'h2',
      diff: '--- cot.md (base)\n+++ cot.md (changed)\n@@ -1,2 +1,2 @@\n Role\n-Think.\n+Think hard.\n',
    },
    { name: 'gone.md', baseHash: 'g', changedHash: null, diff: null },
    { name: 'lost.md', baseHash: 'l1', changedHash: 'l2', diff: null },
  ]);
});

it('other categories can not be compared', async () => {
  const categories = makeManifest().categories.map((category) => ({
    ...category,
    escalates: category.name !== 'loss',
  }));
  const other = { facts: { ...makeManifest(), categories } };
  await expect(compare(run(BASE), run(CHANGED, other))).rejects.toThrow(DataError);
});

it.each<Partial<RunIdentity>>([
  { datasetSha256: 'e'.repeat(64) },
  { split: 'dev' },
  { limit: 3 },
  { repeats: 2 },
  { where: ['tag=long'] },
  { sample: 2 },
])('a baseline about other tickets is refused before the run: %o', (identity) => {
  const facts = makeManifest(identity);
  expect(() => requireComparable(run(BASE), facts, false)).toThrow(Object.keys(identity)[0]);
  expect(() => requireComparable(run(BASE), facts, true)).not.toThrow();
});

it.each<Partial<RunIdentity>>([{ model: 'other' }, { pipeline: 'cot' }, { promptHashes: {} }, { seed: 2 }])(
  'a baseline of another model, pipeline or prompt is compared: %o',
  (identity) => {
    expect(() => requireComparable(run(BASE), makeManifest(identity), false)).not.toThrow();
  },
);

it('a baseline that is not finished is refused', () => {
  expect(() => requireComparable(run(BASE, { isFinished: false }), makeManifest(), false)).toThrow('not finished');
});

it('a run compared with itself differs in nothing, and has nothing to name', async () => {
  const { scores, correctness, changes, texts, parameters } = await compare(run(BASE), run(BASE));
  expect([scores.strict.accuracy.value, scores.strict.macroF1.value, scores.coverage.value]).toEqual([0, 0, 0]);
  expect(correctness).toEqual({ fixed: 0, broken: 0, pValue: 1 });
  expect([changes, texts, parameters]).toEqual([[], [], []]);
});

it('says of either side how many answers were asked for again', async () => {
  const again = BASE.map((one, index) => ({ ...one, attempt: index < 2 ? 3 : 1 }));
  const { base, changed } = await compare(run(again), run(BASE));
  expect(base.run.notice).toContain('Answers asked for again: 2.');
  expect(changed.run.notice ?? '').not.toContain('again');
});

it('nothing in common is an error, whatever may be left out', async () => {
  const others = [record('x', 'failure', 'failure')];
  const asked = compareRuns(run(BASE), run(others), { isIntersection: true, seed: 1 });
  await expect(asked).rejects.toThrow('no ticket in common');
});
