import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readUnanswered, sampleOf, supersede } from '../../../src/runs/predict/ask-again.ts';
import { openPredictionLog, readPredictions, recoverPredictions } from '../../../src/runs/log/prediction-log.ts';
import type { PredictionRecord } from '../../../src/runs/log/prediction-record.ts';
import { summarizeEval } from '../../../src/runs/report/summarize-eval.ts';
import { collect, makeManifest, makeRecord, scratchFolder } from '../build.ts';

const FAILED = { status: 'failed', category: null, problem: 'server: HTTP 500' } as const;
const UNPARSED = { status: 'unparsed', category: null, problem: 'no_json', reply: 'Hm.' } as const;
const UNKNOWN = { usage: { inputTokens: null, outputTokens: null }, costUsd: null };

async function logOf(records: readonly PredictionRecord[]): Promise<string> {
  const file = path.join(await scratchFolder(), 'predictions.jsonl');
  const log = openPredictionLog(file);
  records.forEach((record) => log.append(record));
  log.close();
  return file;
}

it('a later try takes the place of the one before, and its line carries what both have cost', async () => {
  const first = makeRecord({ ...UNPARSED, calls: 2, cachedCalls: 1, costUsd: 0.002 });
  const second = supersede(first, makeRecord({ costUsd: 0.001 }));
  // 2 + 1 calls, 100 + 100 and 10 + 10 tokens, $0.002 + $0.001.
  const expected = makeRecord({
    calls: 3,
    cachedCalls: 1,
    usage: { inputTokens: 200, outputTokens: 20 },
    costUsd: 0.003,
    attempt: 2,
  });
  expect(second).toEqual(expected);
  const other = makeRecord({ ticketId: 'T-2' });
  const file = await logOf([first, other, second]);
  expect(await collect(readPredictions(file))).toEqual([other, expected]);
  expect((await recoverPredictions(file)).size).toBe(2);
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(4);
});

it('unknown tokens stay unknown, whatever the later try says', () => {
  expect(supersede(makeRecord({ ...FAILED, ...UNKNOWN }), makeRecord())).toMatchObject(UNKNOWN);
});

it('a try without a reply leaves the reply that there was', () => {
  const kept = supersede(makeRecord(UNPARSED), makeRecord({ ...FAILED, ...UNKNOWN }));
  expect(kept).toMatchObject({ ...UNPARSED, calls: 2, attempt: 2 });
  expect(supersede(makeRecord(FAILED), makeRecord(UNPARSED))).toMatchObject(UNPARSED);
});

it('what may be asked again is what has no category after the last try', async () => {
  const lost = makeRecord({ ...FAILED, ticketId: 'T-1' });
  const vague = makeRecord({ ...UNPARSED, ticketId: 'T-2', repeat: 1 });
  const found = supersede(lost, makeRecord({ ticketId: 'T-1' }));
  const file = await logOf([lost, vague, makeRecord({ ticketId: 'T-3' }), found]);
  expect([...(await readUnanswered(file)).values()]).toEqual([vague]);
});

it('after a reply of no use another one is asked for, in no run twice', () => {
  expect(sampleOf(1, undefined, 3)).toBe(1);
  expect(sampleOf(1, makeRecord(FAILED), 3)).toBe(1);
  // Of three repeats 0, 1, 2 the second tries are 3, 4, 5 and the third ones 6, 7, 8.
  expect(sampleOf(1, makeRecord(UNPARSED), 3)).toBe(4);
  expect(sampleOf(1, makeRecord({ ...UNPARSED, attempt: 2 }), 3)).toBe(7);
});

it('a report counts each answer once, adds the calls of all tries and says how many were asked again', async () => {
  const first = makeRecord({ ...FAILED, label: 'failure' });
  const second = supersede(first, makeRecord({ category: 'failure', label: 'failure' }));
  const file = await logOf([first, makeRecord({ ticketId: 'T-2' }), second]);
  const report = await summarizeEval(readPredictions(file), makeManifest());
  expect(report).toMatchObject({ tickets: 2, coverage: { value: 1, n: 2 }, usage: { calls: 3, inputTokens: 300 } });
  expect(report.strict.accuracy).toMatchObject({ value: 1, n: 2 });
  expect(report.run.notice).toMatch(/asked for again: 1\. Only what went wrong got another chance/);
});

it('of any log each answer is read once, as its last try has it', async () => {
  const tries = fc.array(fc.record({ ticket: fc.integer({ min: 1, max: 5 }), repeat: fc.integer({ min: 0, max: 1 }) }));
  await fc.assert(
    fc.asyncProperty(tries, async (asked) => {
      const latest = new Map<string, PredictionRecord>();
      const lines = asked.map(({ ticket, repeat }) => {
        const record = makeRecord({ ticketId: `T-${ticket}`, repeat });
        const earlier = latest.get(`${ticket}/${repeat}`);
        const line = earlier === undefined ? record : supersede(earlier, record);
        latest.set(`${ticket}/${repeat}`, line);
        return line;
      });
      const read = await collect(readPredictions(await logOf(lines)));
      const byId = (a: PredictionRecord, b: PredictionRecord) =>
        a.ticketId.localeCompare(b.ticketId) || a.repeat - b.repeat;
      expect(read.toSorted(byId)).toEqual([...latest.values()].sort(byId));
      expect(read.reduce((sum, { calls }) => sum + calls, 0)).toBe(asked.length);
    }),
    { numRuns: 30 },
  );
});
