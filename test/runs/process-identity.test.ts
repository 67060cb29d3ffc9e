import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CURRENT_PROCESS, mayBeRunning } from '../../src/runs/process-identity.ts';

const ELSEWHERE = { host: 'elsewhere.test' };
/** The process that started this one; it says nothing of when. */
const PARENT = { pid: process.ppid, host: CURRENT_PROCESS.host };

it('this process is running', () => {
  expect(mayBeRunning(CURRENT_PROCESS)).toBe(true);
});

it('an earlier process of the same number, as in a container started again, is gone', () => {
  expect(mayBeRunning({ ...CURRENT_PROCESS, started: 'before' })).toBe(false);
  expect(mayBeRunning({ pid: CURRENT_PROCESS.pid, host: CURRENT_PROCESS.host })).toBe(false);
});

it('a process that has ended is gone', () => {
  const { pid } = spawnSync(process.execPath, ['--version']);
  expect(mayBeRunning({ ...CURRENT_PROCESS, pid })).toBe(false);
});

it('of a living process that does not say when it started the number is enough', () => {
  expect(mayBeRunning(PARENT)).toBe(true);
});

it('a process of another machine can not be seen, so it may run', () => {
  expect(mayBeRunning({ ...CURRENT_PROCESS, ...ELSEWHERE, realm: 'another boot', started: 'before' })).toBe(true);
  expect(mayBeRunning({ ...CURRENT_PROCESS, ...ELSEWHERE, realm: null, started: 'before' })).toBe(true);
});

describe.skipIf(!existsSync('/proc/self/stat'))('where /proc tells more', () => {
  it('another process that got the number of an earlier one is not that one', () => {
    expect(mayBeRunning({ ...PARENT, started: 'before' })).toBe(false);
  });

  it('a machine that was given another name is the same machine', () => {
    expect(mayBeRunning({ ...CURRENT_PROCESS, ...ELSEWHERE })).toBe(true);
    expect(mayBeRunning({ ...CURRENT_PROCESS, ...ELSEWHERE, started: 'before' })).toBe(false);
  });

  it('the start of a process whose name holds blanks and brackets is found', async () => {
    const script = `process.title = 'a ) b'; process.stdout.write('ready'); setTimeout(() => {}, 20_000);`;
    const child = spawn(process.execPath, ['--eval', script]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    expect(mayBeRunning({ ...CURRENT_PROCESS, pid: child.pid ?? 0, started: '0' })).toBe(false);
    child.kill();
  });

  it('a process that was killed and that nobody has taken note of is gone', async () => {
    // The shell becomes a program that never asks after the child it has; the child is killed.
    const shell = spawn('sh', ['-c', 'sleep 20 & echo $!; kill -9 $!; exec sleep 20']);
    const pid = Number(await new Promise((resolve) => shell.stdout.once('data', resolve)));
    await expect.poll(() => mayBeRunning({ pid, host: CURRENT_PROCESS.host, started: 'any' })).toBe(false);
    shell.kill();
  });
});
