import { appendFile, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { DataError } from '../../../src/errors.ts';
import {
  openPredictionLog,
  readPredictions,
  recoverPredictions,
  type DoneSet,
} from '../../../src/runs/log/prediction-log.ts';
import { doneKey } from '../../../src/runs/log/prediction-record.ts';
import { collect, makeRecord, scratchFolder } from '../build.ts';

const LINES = ['T-1', 'T-2', 'T-3'].map((ticketId) => `${JSON.stringify(makeRecord({ ticketId }))}\n`);
const WHOLE = LINES.join('');

async function logOf(text: string | Buffer): Promise<string> {
  const file = path.join(await scratchFolder(), 'predictions.jsonl');
  await writeFile(file, text);
  return file;
}

const keys = (...ticketIds: string[]): DoneSet => new Set(ticketIds.map((id) => doneKey(id, 0)));

it('what is appended is read again as it was, line by line', async () => {
  const file = path.join(await scratchFolder(), 'predictions.jsonl');
  const records = [
    makeRecord({ reasoning: 'one\ntwo\u2028three "four" 数据 \ud83d\ude92' }),
    makeRecord({ ticketId: 'T-2', status: 'failed', category: null, problem: 'server: HTTP 500', costUsd: null }),
  ];
  const log = openPredictionLog(file);
  records.forEach((record) => log.append(record));
  log.close();
  expect(await collect(readPredictions(file))).toEqual(records);
  expect((await readFile(file, 'utf8')).split('\n')).toHaveLength(3);
});

it('each line is in the file before the next prediction is taken', async () => {
  const file = path.join(await scratchFolder(), 'predictions.jsonl');
  const log = openPredictionLog(file);
  log.append(makeRecord());
  expect(await readFile(file, 'utf8')).toBe(LINES[0]);
  log.append(makeRecord({ ticketId: 'T-2' }));
  expect(await readFile(file, 'utf8')).toBe(LINES.slice(0, 2).join(''));
  log.close();
});

it('opening a log again appends to it', async () => {
  const file = await logOf(LINES[0] ?? '');
  const log = openPredictionLog(file);
  log.append(makeRecord({ ticketId: 'T-2' }));
  log.close();
  expect(await readFile(file, 'utf8')).toBe(LINES.slice(0, 2).join(''));
});

it('nothing was done where there is no log, or an empty one', async () => {
  expect(await recoverPredictions(path.join(await scratchFolder(), 'none.jsonl'))).toEqual(keys());
  expect(await recoverPredictions(await logOf(''))).toEqual(keys());
});

it('answers are told apart by ticket and repeat', () => {
  expect(doneKey('T-1', 0)).not.toBe(doneKey('T-1', 1));
  expect(doneKey('1\nT', 0)).not.toBe(doneKey('T', 0));
});

it('wherever a kill cuts the last line, it alone is cut off and done again', async () => {
  const last = LINES[2] ?? '';
  const before = LINES.slice(0, 2).join('');
  for (const kept of [1, 2, 20, last.length - 2, last.length - 1]) {
    const file = await logOf(before + last.slice(0, kept));
    expect(await recoverPredictions(file)).toEqual(keys('T-1', 'T-2'));
    expect(await readFile(file, 'utf8')).toBe(before);
  }
});

it('a line cut inside a letter of several bytes is cut off', async () => {
  const torn = Buffer.from(JSON.stringify(makeRecord({ ticketId: 'T-数' })));
  const cut = torn.indexOf(Buffer.from('数')) + 1;
  const file = await logOf(Buffer.concat([Buffer.from(WHOLE), torn.subarray(0, cut)]));
  expect(await recoverPredictions(file)).toEqual(keys('T-1', 'T-2', 'T-3'));
  expect(await readFile(file, 'utf8')).toBe(WHOLE);
});

it('a log without a single whole line is begun anew', async () => {
  const file = await logOf((LINES[0] ?? '').slice(0, 30));
  expect(await recoverPredictions(file)).toEqual(keys());
  expect(await readFile(file, 'utf8')).toBe('');
});

it('a whole log is left as it is, however long', async () => {
  const many = Array.from(
    { length: 2000 },
    (_, index) => `${JSON.stringify(makeRecord({ ticketId: `N-${index}` }))}\n`,
  );
  const file = await logOf(many.join(''));
  expect((await recoverPredictions(file)).size).toBe(2000);
  expect(await readFile(file, 'utf8')).toBe(many.join(''));
  await appendFile(file, '{"ticketId":"N-20');
  expect((await recoverPredictions(file)).size).toBe(2000);
  expect(await readFile(file, 'utf8')).toBe(many.join(''));
});

it.each([
  ['is cut off', '{"ticketId":"T-2"\n'],
  ['is blank', '\n'],
  ['is no object', '"T-2"\n'],
  ['has an unknown status', LINES[1]?.replace('"answered"', '"skipped"')],
  ['lacks a field', LINES[1]?.replace('"repeat":0,', '')],
  ['has a cost below zero', LINES[1]?.replace('0.001', '-0.001')],
])('a line in the middle that %s is a data error naming it', async (_, broken) => {
  const file = await logOf(`${LINES[0]}${broken}${LINES[2]}`);
  for (const read of [() => collect(readPredictions(file)), () => recoverPredictions(file)]) {
    const reading = read();
    await expect(reading).rejects.toBeInstanceOf(DataError);
    await expect(reading).rejects.toThrow(`${file}:2: `);
  }
});

it('a message about a broken line quotes its beginning only', async () => {
  const file = await logOf(`${'x'.repeat(5000)}\n`);
  const message = await recoverPredictions(file).then(
    () => '',
    (error: unknown) => String(error),
  );
  expect(message.length).toBeLessThan(300 + file.length);
});

it('what any kill leaves can be gone on with', async () => {
  const file = await logOf('');
  const bytes = Buffer.from(WHOLE);
  const ends = [...bytes.keys()].filter((index) => bytes[index] === 0x0a).map((index) => index + 1);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (length) => {
      await writeFile(file, bytes.subarray(0, length));
      const done = await recoverPredictions(file);
      expect(done.size).toBe(ends.filter((end) => end <= length).length);
    }),
    { numRuns: 40 },
  );
});

it.runIf(process.platform === 'linux')('a full disk is a data error that says how to go on', () => {
  // A device of Linux on which every write fails for want of room.
  const log = openPredictionLog('/dev/full');
  expect(() => log.append(makeRecord())).toThrow(DataError);
  expect(() => log.append(makeRecord())).toThrow(/can't be written.*ENOSPC/);
  log.close();
});

it('a folder in the place of the log is a data error', async () => {
  const folder = await scratchFolder();
  expect(() => openPredictionLog(folder)).toThrow(DataError);
});
