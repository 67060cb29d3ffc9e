import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import path from 'node:path';
import { expect, it } from 'vitest';
import { releaseLock, takeLock } from '../../src/util/lock.ts';
import { scratchFolder } from '../runs/build.ts';

const lockFile = async (): Promise<string> => path.join(await scratchFolder(), 'run.lock');

/** The number of a process that has ended. */
const endedProcess = (): number => spawnSync(process.execPath, ['--version']).pid;

it('a lock is taken once, and again after its release', async () => {
  const file = await lockFile();
  expect(takeLock(file)).toBe(true);
  expect(takeLock(file)).toBe(false);
  releaseLock(file);
  expect(existsSync(file)).toBe(false);
  expect(takeLock(file)).toBe(true);
});

it('names the process that holds it', async () => {
  const file = await lockFile();
  takeLock(file);
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ pid: process.pid, host: hostname() });
});

it.each([
  ['a living process holds it', () => ({ pid: process.ppid, host: hostname() }), false],
  ['a process that has ended left it', () => ({ pid: endedProcess(), host: hostname() }), true],
  ['another machine holds it', () => ({ pid: endedProcess(), host: 'elsewhere.test' }), false],
  ['nobody is named in it', () => ({}), false],
])('when %s', async (_, content, isFree) => {
  const file = await lockFile();
  writeFileSync(file, JSON.stringify(content()));
  expect(takeLock(file)).toBe(isFree);
});

it('a lock that was cut off is taken over', async () => {
  const file = await lockFile();
  writeFileSync(file, '{"pid":1');
  expect(takeLock(file)).toBe(true);
  expect(takeLock(file)).toBe(false);
});

it('a folder that is not there is an error', async () => {
  const file = path.join(await scratchFolder(), 'none', 'run.lock');
  expect(() => takeLock(file)).toThrow(/ENOENT/);
});

it('releasing a lock that is gone is no error', async () => {
  const file = await lockFile();
  expect(() => releaseLock(file)).not.toThrow();
});
