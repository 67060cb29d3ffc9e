import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ModelError } from '../../src/errors.ts';
import type { ChatModel } from '../../src/models/types.ts';
import { findPipeline } from '../../src/pipelines/registry.ts';
import { bindPrompt } from '../../src/prompts/bind.ts';
import { loadPrompt } from '../../src/prompts/library.ts';
import { predictAll } from '../../src/runs/predict/predict-all.ts';
import { openPredictionLog } from '../../src/runs/log/prediction-log.ts';
import { toRecord } from '../../src/runs/predict/record.ts';
import { openNamedRun, runFiles } from '../../src/runs/folder/run-folder.ts';
import { summarizeRun } from '../../src/runs/summarize.ts';
import type { Category } from '../../src/tickets/category.ts';
import { readTickets } from '../../src/tickets/read.ts';
import type { Ticket } from '../../src/tickets/ticket.ts';
import { replyOf } from '../models/request.ts';
import { makeManifest, scratchFolder, questionsOf } from './build.ts';
import { readLog, recompute } from './recompute.ts';

const FIXTURE = fileURLToPath(new URL('../fixtures/recompute/tickets.jsonl', import.meta.url));
const category = (name: string, escalates = true): Category => ({
  name,
  definition: `About ${name}.`,
  signs: [],
  counterSigns: [],
  team: escalates ? 'somebody' : null,
  escalates,
});
const CATEGORIES = [
  category('system_failure'),
  category('asset_loss'),
  category('customer_complaint'),
  category('security_incident'),
  category('other', false),
];
const PRICE = { input: 0.4, output: 1.6 };

/** Does what the ticket tells it to: `say <category>`, `say garbage`, `say error`. */
const obedientModel = (unknownUsageOf: string | null): ChatModel => ({
  id: 'obedient',
  host: 'models.test',
  complete: ({ messages }) => {
    const said =
      /say (\w+)/.exec(
        messages
          .map(({ content }) => content)
          .join('\n')
          .split('<ticket-')
          .at(-1) ?? '',
      )?.[1] ?? '';
    if (said === 'error') return Promise.reject(new ModelError('server', 'HTTP 500'));
    const text = said === 'garbage' ? 'I can not tell.' : `{"category":"${said}","confidence":0.5}`;
    const inputTokens = said === unknownUsageOf ? null : 100 + messages.length;
    return Promise.resolve(replyOf({ text, usage: { inputTokens, outputTokens: 7 } }));
  },
});

type Choice = (ticket: Ticket) => boolean;

async function* fixtureTickets(isChosen: Choice): AsyncGenerator<Ticket> {
  for await (const batch of readTickets(FIXTURE, { labels: null })) {
    for (const record of batch) if (record.status === 'read' && isChosen(record.ticket)) yield record.ticket;
  }
}

const EVERY: Choice = () => true;
const ALL_BUT_ERRORS: Choice = ({ messages }) => !messages.some(({ text }) => text.includes('say error'));

/** A whole run in a folder of its own; returns the folder. */
async function evaluateFixture(model: ChatModel, isChosen: Choice = EVERY): Promise<string> {
  const manifest = makeManifest(
    {},
    { categories: CATEGORIES.map(({ name, escalates, team }) => ({ name, escalates, team })) },
  );
  const run = await openNamedRun(await scratchFolder(), manifest);
  const log = openPredictionLog(runFiles(run.folder).predictions);
  const prompts = new Map([['direct', bindPrompt(await loadPrompt('direct', null), CATEGORIES)]]);
  const pipeline = await findPipeline('direct').create({
    model,
    categories: CATEGORIES,
    prompts,
    trainingTickets: () => fixtureTickets(EVERY),
    examples: { select: 'similar', count: 4 },
  });
  let clock = 0;
  await predictAll(questionsOf(fixtureTickets(isChosen)), {
    pipeline,
    concurrency: 4,
    signal: new AbortController().signal,
    now: () => (clock += 1.25),
    onPrediction: ({ ticket, repeat }, prediction, durationMs) =>
      log.append(toRecord(ticket, prediction, { repeat, durationMs, price: PRICE })),
  });
  log.close();
  await run.finish('2025-03-02T10:00:00.000Z');
  run.release();
  return run.folder;
}

/** Without the ends of intervals, which are drawn at random, and rounded where the order of summing shows. */
function withoutIntervals(value: unknown): unknown {
  if (typeof value === 'number') return Math.round(value * 1e9) / 1e9;
  if (Array.isArray(value)) return value.map(withoutIntervals);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'low' && key !== 'high');
  return Object.fromEntries(kept.map(([key, part]) => [key, withoutIntervals(part)]));
}

it('the log holds what was said about every ticket, once', async () => {
  const lines = readLog(runFiles(await evaluateFixture(obedientModel(null))).predictions);
  const fixture = readFileSync(FIXTURE, 'utf8').trimEnd().split('\n');
  const expected = fixture.map((line) => {
    const id = /"id": "([^"]+)"/.exec(line)?.[1];
    const said = /say (\w+)/.exec(line)?.[1] ?? '';
    const status = { garbage: 'unparsed', error: 'failed' }[said] ?? 'answered';
    return [id, status, status === 'answered' ? said : null, /"label": "([^"]+)"/.exec(line)?.[1] ?? null];
  });
  const got = lines.map(({ ticketId, status, category, label }) => [ticketId, status, category, label]);
  expect(got.toSorted()).toEqual(expected);
  // a reply of no use is asked for once more: three messages instead of two, then five
  const garbage = lines.filter(({ status }) => status === 'unparsed');
  for (const { calls, usage } of garbage) expect([calls, usage.outputTokens]).toEqual([2, 14]);
});

it.each([
  ['with every usage known', null, ALL_BUT_ERRORS, 0],
  // of a call without a reply it is not known what was charged
  ['with failed calls', null, EVERY, 2],
  // are answered so
  ['with usage that the provider does not state', 'asset_loss', ALL_BUT_ERRORS, 3],
])('every figure of the report follows from the log: %s', async (_, unknownUsageOf, isChosen, unknown) => {
  const folder = await evaluateFixture(obedientModel(unknownUsageOf), isChosen);
  const report = await summarizeRun(folder);
  const expected = recompute(readLog(runFiles(folder).predictions), CATEGORIES);
  if (report.kind !== 'eval') throw new Error('expected the report of an evaluation');
  const { tickets, coverage, answered, strict, confusion, slices, usage } = report;
  expect(withoutIntervals({ tickets, coverage, answered, strict, confusion, slices, usage })).toEqual(
    withoutIntervals(expected),
  );
  expect(usage.ticketsWithoutUsage).toBe(unknown);
  expect(usage.inputTokens === null).toBe(unknown > 0);
  expect(usage.costUsd === null).toBe(unknown > 0);
});

it('the headline figures are those counted by hand', async () => {
  const report = await summarizeRun(await evaluateFixture(obedientModel(null)));
  if (report.kind !== 'eval') throw new Error('expected the report of an evaluation');
  // 19 labelled; unparsed, R-06, R-16 failed
  expect(report.tickets).toBe(19);
  expect(report.coverage).toMatchObject({ value: 15 / 19, n: 19 });
  // Called for and due: R-01, 02, 05, 07, 08, 10, 18 = 7. Due and not called: R-03, 09, 20; strict also 04, 06.
  // Called and not due: R-14; strict also R-15, 16.
  const { answered, strict } = report;
  expect(answered.detection.precision).toMatchObject({ value: 7 / 8, n: 8 });
  expect(answered.detection.recall).toMatchObject({ value: 7 / 10, n: 10 });
  expect(answered.detection.f1.value).toBeCloseTo(14 / 18, 12);
  expect(strict.detection.precision).toMatchObject({ value: 7 / 10, n: 10 });
  expect(strict.detection.recall).toMatchObject({ value: 7 / 12, n: 12 });
  expect(strict.detection.f1.value).toBeCloseTo(14 / 22, 12);
  // right: R-01, 02, 07, 08, 11, 12, 13, 17, 18
  expect(answered.accuracy).toMatchObject({ value: 9 / 15, n: 15 });
  expect(strict.accuracy).toMatchObject({ value: 9 / 19, n: 19 });
  // nobody was labelled or answered so
  expect(strict.perCategory.security_incident).toMatchObject({ f1: { value: null, n: 0 }, support: 0 });
  // one for each, and one more for the two that were asked about again
  expect(report.usage.calls).toBe(19 + 2);
});

it('intervals hold their figure, in [0, 1]', async () => {
  const report = await summarizeRun(await evaluateFixture(obedientModel(null)));
  if (report.kind !== 'eval') throw new Error('expected the report of an evaluation');
  const { detection, macroF1, accuracy } = report.strict;
  for (const { value, low, high } of [detection.precision, detection.recall, detection.f1, macroF1, accuracy]) {
    expect(low).toBeGreaterThanOrEqual(0);
    expect(low).toBeLessThan(value ?? NaN);
    expect(high).toBeGreaterThan(value ?? NaN);
    expect(high).toBeLessThanOrEqual(1);
  }
});
