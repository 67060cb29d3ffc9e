import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, it } from 'vitest';
import { DataError } from '../../../src/errors.ts';
import { readBaseline, readBaselineAnswers, writeBaseline } from '../../../src/runs/comparison/baseline-file.ts';
import type { ComparedRun } from '../../../src/runs/comparison/compared-run.ts';
import { openBaseline } from '../../../src/runs/comparison/open-compared-run.ts';
import type { PredictionRecord } from '../../../src/runs/log/prediction-record.ts';
import { collect, makeManifest, makeRecord, scratchFolder, streamOf } from '../build.ts';

const RECORDS = [
  makeRecord({ ticketId: 'b', label: 'failure', category: 'loss', incidentId: 'I "1"' }),
  makeRecord({ ticketId: 'a', repeat: 10, label: 'loss', status: 'unparsed', category: null, attempt: 2 }),
  makeRecord({ ticketId: 'a', repeat: 2, label: 'loss', category: 'loss', reasoning: 'x'.repeat(5000) }),
];

const run = (records: PredictionRecord[], texts: ComparedRun['texts'] = []): ComparedRun => ({
  name: 'results/run',
  facts: makeManifest(),
  isFinished: true,
  texts,
  answers: () => streamOf(records),
});

it('what is written is read again, in the order of the ids, and is small', async () => {
  const file = path.join(await scratchFolder(), 'baseline.jsonl');
  const texts = [{ name: 'direct.md', hash: 'h', text: 'line one\nline two\n' }];
  await writeBaseline(file, run(RECORDS, texts));
  const { facts, texts: kept } = await readBaseline(file);
  expect(facts.identity).toEqual(makeManifest().identity);
  expect(kept).toEqual(texts);
  const { ticketId, repeat, contentSha256, label, incidentId, status, category, attempt } = RECORDS[0]!;
  const answers = await collect(readBaselineAnswers(file, facts));
  expect(answers.map((answer) => [answer.ticketId, answer.repeat])).toEqual([
    ['a', 2],
    ['a', 10],
    ['b', 0],
  ]);
  expect(answers[2]).toEqual({ ticketId, repeat, contentSha256, label, incidentId, status, category, attempt });
  expect(answers[1]).toMatchObject({ status: 'unparsed', category: null, attempt: 2 });
  const lines = (await readFile(file, 'utf8')).split('\n').slice(1);
  for (const line of lines) expect(line.length).toBeLessThan(100);
});

it('the same answers give the same bytes in whatever order they were finished', async () => {
  const folder = await scratchFolder();
  const [one, two] = [path.join(folder, 'one'), path.join(folder, 'two')];
  await writeBaseline(one, run(RECORDS));
  await writeBaseline(two, run(RECORDS.toReversed()));
  expect(await readFile(one, 'utf8')).toBe(await readFile(two, 'utf8'));
});

it.each([
  ['nothing', ''],
  ['a prediction log', `${JSON.stringify(RECORDS[0])}\n`],
  ['another version', '{"version":2,"kind":"baseline"}\n'],
])('a file with %s is no baseline', async (_, text) => {
  const file = path.join(await scratchFolder(), 'baseline.jsonl');
  await writeFile(file, text);
  await expect(openBaseline(file)).rejects.toThrow(DataError);
});

it('a file that is not there is a data error that says how to make one', async () => {
  const missing = path.join(await scratchFolder(), 'none.jsonl');
  await expect(openBaseline(missing)).rejects.toMatchObject({
    hint: expect.stringContaining('--update-baseline') as unknown,
  });
});

it.each([
  ['cut off', '["a",0,"0123'],
  ['of an unknown category', '["a",0,"0123456789abcdef","volcano",null,"other"]'],
  ['with an unknown answer', '["a",0,"0123456789abcdef","loss",null,"volcano"]'],
])('a line %s is named', async (_, line) => {
  const file = path.join(await scratchFolder(), 'baseline.jsonl');
  await writeBaseline(file, run([]));
  await writeFile(file, `${(await readFile(file, 'utf8')).trimEnd()}\n${line}\n`);
  const { facts } = await readBaseline(file);
  await expect(collect(readBaselineAnswers(file, facts))).rejects.toThrow(`${file}:2: expected an answer`);
});
