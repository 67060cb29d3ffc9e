import { expect, it } from 'vitest';
import { differencesOf } from '../../bench/lib/reference/compare.ts';
import { withoutTimes } from '../../bench/lib/reference/without-times.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

it('two runs that differ in time alone are the same without times', () => {
  const run = (seconds: number, share: number) => ({
    command: `tickit eval --run run-${seconds}`,
    startedAt: `2025-03-02T09:00:0${seconds}Z`,
    finishedAt: null,
    rows: [{ tickets: 144, accuracy: { value: share }, latencyMs: { p50: seconds, p95: 2 * seconds }, team: null }],
  });
  // the last digit of a quotient, as another version of V8 may have it
  expect(withoutTimes(run(1, 2 / 3))).toEqual(withoutTimes(run(2, 2 / 3 + 1e-12)));
  expect(withoutTimes(run(1, 2 / 3))).toEqual({
    rows: [{ tickets: 144, accuracy: { value: 0.666667 }, latencyMs: { p50: null, p95: null }, team: null }],
  });
});

it('what two folders differ in is named by file and line', async () => {
  await using folder = tempFolder();
  folder.write('a/same.md', 'x\n');
  folder.write('b/same.md', 'x\n');
  folder.write('a/deep/report.md', 'one\ntwo\n');
  folder.write('b/deep/report.md', 'one\n2\n');
  folder.write('a/old.svg', '');
  folder.write('b/new.svg', '');
  folder.write('a/longer.md', 'x\n');
  folder.write('b/longer.md', 'x\nmore\n');
  expect(await differencesOf(folder.at('a'), folder.at('b'))).toEqual([
    'deep/report.md:2: expected "two", got "2"',
    'longer.md:2: expected "", got "more"',
    'new.svg: is not there',
    'old.svg: is no longer made',
  ]);
  expect(await differencesOf(folder.at('a'), folder.at('a'))).toEqual([]);
  expect(await differencesOf(folder.at('nowhere'), folder.at('b'))).toHaveLength(4);
});
