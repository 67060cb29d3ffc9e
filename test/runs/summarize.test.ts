import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DataError } from '../../src/errors.ts';
import { writeManifest, type RunManifest } from '../../src/runs/folder/manifest.ts';
import type { PredictionRecord } from '../../src/runs/log/prediction-record.ts';
import { runFiles } from '../../src/runs/folder/run-folder.ts';
import { summarizeClassify } from '../../src/runs/report/summarize-classify.ts';
import { summarizeEval } from '../../src/runs/report/summarize-eval.ts';
import { summarizeRun } from '../../src/runs/summarize.ts';
import { categoriesSchema } from '../../src/tickets/category.ts';
import { makeManifest, makeRecord, scratchFolder, streamOf } from './build.ts';

const UNPARSED = { status: 'unparsed', category: null, problem: 'no_json' } as const;
const FAILED = { status: 'failed', category: null, problem: 'server: HTTP 500' } as const;

const RECORDS = [
  makeRecord({ ticketId: 'T-1', label: 'failure', category: 'failure', incidentId: 'I-1', tags: ['late'] }),
  makeRecord({ ticketId: 'T-2', label: 'failure', category: 'other', incidentId: 'I-1', tags: ['late', 'vip'] }),
  makeRecord({ ticketId: 'T-3', label: 'loss', category: 'loss', product: 'billing', durationMs: 20 }),
  makeRecord({ ticketId: 'T-4', label: 'other', category: 'other', product: 'dns', createdAt: '2025-01-05' }),
  makeRecord({ ticketId: 'T-5', label: 'other', ...UNPARSED, createdAt: '2025-01-06', durationMs: 30, calls: 2 }),
  makeRecord({ ticketId: 'T-6', label: 'loss', ...FAILED, language: 'zh', durationMs: 40 }),
];

const summary = (records: readonly PredictionRecord[], manifest: RunManifest = makeManifest()) =>
  summarizeEval(streamOf(records), manifest);

it('classify: counts answers by category, and what would be escalated among them', async () => {
  const manifest = makeManifest({ kind: 'classify' }, { finishedAt: '2025-03-02T10:00:00.000Z' });
  const report = await summarizeClassify(streamOf(RECORDS.map((record) => ({ ...record, label: null }))), manifest);
  expect(report).toMatchObject({
    version: 1,
    kind: 'classify',
    tickets: 6,
    coverage: { value: 4 / 6, n: 6 },
    answers: { failure: 1, loss: 1, other: 2, unparsed: 1, failed: 1 },
    escalated: { value: 2 / 4, n: 4 },
    usage: { calls: 7, cachedCalls: 0, inputTokens: 600, outputTokens: 60 },
  });
  expect(report.usage.costUsd).toBeCloseTo(0.006, 12);
  expect(report.run).toMatchObject({ isFinished: true, pipeline: 'direct', model: 'fake', notice: null });
});

it('classify: several answers about a ticket are told apart from several tickets', async () => {
  const ids = ['T-1', 'T-1', 'T-2', 'T-2', 'T-3'];
  const records = ids.map((ticketId, index) => makeRecord({ ticketId, repeat: index % 2 }));
  const report = await summarizeClassify(streamOf(records), makeManifest({ kind: 'classify', repeats: 2 }));
  expect(report).toMatchObject({ tickets: 5, askedTickets: 3 });
});

it('classify: of no predictions nothing is known', async () => {
  const report = await summarizeClassify(streamOf([]), makeManifest({ kind: 'classify' }));
  expect(report).toMatchObject({
    tickets: 0,
    coverage: { value: null, low: null, high: null, n: 0 },
    escalated: { value: null, n: 0 },
    answers: { failure: 0, loss: 0, other: 0, unparsed: 0, failed: 0 },
    latencyMs: { p50: null, p95: null },
    usage: { calls: 0, costUsd: 0 },
  });
});

it('eval: coverage, confusion and time speak of the labelled tickets', async () => {
  const report = await summary([
    ...RECORDS,
    makeRecord({ ticketId: 'T-7', label: null, calls: 100, durationMs: 9999 }),
  ]);
  expect(report.tickets).toBe(6);
  expect(report.coverage).toMatchObject({ value: 4 / 6, n: 6 });
  expect(report.confusion).toEqual({
    rows: ['failure', 'loss', 'other'],
    columns: ['failure', 'loss', 'other', 'unparsed', 'failed'],
    counts: [
      [1, 0, 1, 0, 0],
      [0, 1, 0, 0, 1],
      [0, 0, 1, 1, 0],
    ],
  });
  expect(report.usage.calls).toBe(7);
  // 5, 5, 5, 20, 30, 40: position 2.5 gives 12.5, position 4.75 gives 37.5
  expect(report.latencyMs).toEqual({ p50: 12.5, p95: 37.5 });
});

it('eval: a ticket answered from the cache alone says nothing about speed', async () => {
  const records = [
    makeRecord({ durationMs: 100 }),
    makeRecord({ ticketId: 'T-2', durationMs: 1, calls: 2, cachedCalls: 2 }),
    makeRecord({ ticketId: 'T-3', durationMs: 300, calls: 2, cachedCalls: 1 }),
    makeRecord({ ticketId: 'T-4', durationMs: 1, calls: 0 }),
  ];
  const report = await summary(records);
  expect(report.latencyMs).toEqual({ p50: 200, p95: 290 });
  expect(report.usage).toMatchObject({ calls: 5, cachedCalls: 3 });
});

it('eval: one unknown count makes the sum unknown, and how many they are is said', async () => {
  const unknown = makeRecord({ ticketId: 'T-9', usage: { inputTokens: null, outputTokens: 1 }, costUsd: null });
  const { usage } = await summary([makeRecord(), unknown, makeRecord({ ticketId: 'T-10' })]);
  expect(usage).toEqual({
    calls: 3,
    cachedCalls: 0,
    inputTokens: null,
    outputTokens: 21,
    costUsd: null,
    ticketsWithoutUsage: 1,
  });
});

it('eval: slices by tag, product, language and week, in this order and by value', async () => {
  const { slices } = await summary(RECORDS);
  expect(slices.map(({ dimension, value, tickets }) => [dimension, value, tickets])).toEqual([
    ['tag', 'late', 2],
    ['tag', 'vip', 1],
    ['product', 'billing', 1],
    ['product', 'dns', 1],
    ['language', 'latin', 5],
    ['language', 'zh', 1],
    ['week', '2025-W01', 1],
    ['week', '2025-W02', 1],
  ]);
  // late: T-1 right, T-2 missed
  expect(slices[0]).toMatchObject({
    accuracy: { value: 1 / 2, n: 2 },
    detection: { precision: { value: 1, n: 1 }, recall: { value: 1 / 2, n: 2 }, f1: { value: 2 / 3, low: null, n: 2 } },
  });
  // zh: T-6 failed, so strictly it is a miss
  expect(slices[5]).toMatchObject({
    accuracy: { value: 0, n: 1 },
    detection: { precision: { value: null, low: null, n: 0 }, recall: { value: 0, n: 1 } },
  });
});

it('eval: a tag given twice counts its ticket once', async () => {
  const { slices } = await summary([makeRecord({ tags: ['vip', 'vip'] })]);
  expect(slices).toHaveLength(1);
  expect(slices[0]?.tickets).toBe(1);
});

it('eval: names that objects inherit are slices like any other', async () => {
  const { slices } = await summary([makeRecord({ tags: ['constructor', '__proto__'] })]);
  expect(slices.map(({ value, tickets }) => [value, tickets])).toEqual([
    ['__proto__', 1],
    ['constructor', 1],
  ]);
});

it('eval: of no labelled ticket every figure is null', async () => {
  const report = await summary([makeRecord({ label: null })]);
  const none = { value: null, low: null, high: null, n: 0 };
  expect(report.tickets).toBe(0);
  expect([report.coverage, report.strict.accuracy, report.answered.detection.f1, report.strict.mcc]).toEqual([
    none,
    none,
    none,
    none,
  ]);
  expect(report.slices).toEqual([]);
});

it('eval: the order in which tickets were finished changes no byte of the report', async () => {
  const expected = JSON.stringify(await summary(RECORDS));
  await fc.assert(
    fc.asyncProperty(fc.shuffledSubarray(RECORDS, { minLength: RECORDS.length }), async (shuffled) => {
      expect(JSON.stringify(await summary(shuffled))).toBe(expected);
    }),
    { numRuns: 10 },
  );
});

it('eval: the order in which tickets were finished does not change what they cost together', async () => {
  // 0.1 + 0.2 + 0.3 is 0.6000000000000001 from the left and 0.6 from the right
  const records = [0.1, 0.2, 0.3].map((costUsd, index) => makeRecord({ ticketId: `T-${index}`, costUsd }));
  const forth = await summary(records);
  expect((await summary(records.toReversed())).usage.costUsd).toBe(forth.usage.costUsd);
});

it('eval: the order of categories changes no figure and no interval', async () => {
  const manifest = makeManifest();
  const turned = { ...manifest, categories: manifest.categories.toReversed() };
  const records = [...RECORDS, ...RECORDS, ...RECORDS, ...RECORDS];
  const [one, other] = [await summary(records, manifest), await summary(records, turned)];
  for (const pick of [(report: typeof one) => report.strict, (report: typeof one) => report.answered]) {
    const [straight, reversed] = [pick(one), pick(other)];
    expect(reversed.detection).toEqual(straight.detection);
    expect(reversed.accuracy).toEqual(straight.accuracy);
    expect(reversed.mcc.low).toBeCloseTo(straight.mcc.low ?? NaN, 9);
    expect(reversed.macroF1.high).toBeCloseTo(straight.macroF1.high ?? NaN, 9);
  }
});

it('eval: intervals are wider when the tickets are of few incidents', async () => {
  const records = Array.from({ length: 40 }, (_, index) =>
    makeRecord({ ticketId: `T-${index}`, label: 'failure', category: index < 20 ? 'failure' : 'other' }),
  );
  const alone = (await summary(records)).strict.accuracy;
  const grouped = records.map((record, index) => ({ ...record, incidentId: `I-${Math.floor(index / 10)}` }));
  const together = (await summary(grouped)).strict.accuracy;
  expect(together).toMatchObject({ low: 0, high: 1 });
  expect((alone.high ?? NaN) - (alone.low ?? NaN)).toBeLessThan(0.45);
});

it('a category that is named like an outcome is refused, or kept apart from it', async () => {
  const category = { name: 'unparsed', definition: 'Odd.' };
  const isRefused = !categoriesSchema.safeParse([category, { name: 'other', definition: 'x', escalates: false }])
    .success;
  const manifest = makeManifest({}, { categories: [{ name: 'unparsed', escalates: true, team: null }] });
  const record = makeRecord({ label: 'unparsed', ...UNPARSED });
  const accuracy = isRefused ? 0 : (await summary([record], manifest)).strict.accuracy.value;
  expect(accuracy).toBe(0);
});

async function folderOf(manifest: RunManifest | null, predictions: string | null): Promise<string> {
  const folder = path.join(await scratchFolder(), 'run');
  await mkdir(folder);
  if (manifest !== null) await writeManifest(runFiles(folder).manifest, manifest);
  if (predictions !== null) await writeFile(runFiles(folder).predictions, predictions);
  return folder;
}

const TEXT = RECORDS.map((record) => `${JSON.stringify(record)}\n`).join('');

it.each(['eval', 'classify'] as const)('a folder is summarised as what it is: %s', async (kind) => {
  const report = await summarizeRun(await folderOf(makeManifest({ kind }), TEXT));
  expect(report).toMatchObject({ kind, tickets: 6, run: { isFinished: false } });
});

it.each([
  ['that is not there', async () => path.join(await scratchFolder(), 'none')],
  ['without a manifest', () => folderOf(null, TEXT)],
  ['without predictions', () => folderOf(makeManifest(), null)],
  ['with a line that is none', () => folderOf(makeManifest(), `${TEXT}nonsense\n`)],
])('a folder %s is a data error', async (_, folder) => {
  await expect(summarizeRun(await folder())).rejects.toBeInstanceOf(DataError);
});

it('the run of the embedded model says what it is, that of another model does not', async () => {
  const own = await summarizeRun(await folderOf(makeManifest({ model: 'embedded', modelHost: null }), TEXT));
  expect(own.kind === 'eval' && own.run.notice).toMatch(/embedded model/);
  const baseline = await summarizeRun(await folderOf(makeManifest({ model: null, modelHost: null }), TEXT));
  expect(baseline).toMatchObject({ run: { notice: null } });
});
