import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { CURRENT_PROCESS, mayBeRunning } from '../../src/util/process-identity.ts';

const ELSEWHERE = { host: 'elsewhere.test' };
/** The process that started this one; it says nothing of when. */
const PARENT = { pid: process.ppid, host: CURRENT_PROCESS.host };

/** Field 22 of /proc/<pid>/stat; the second is the name, in brackets. */
const startOf = (pid: number): string | undefined =>
  /^.*\) (?:\S+ ){19}(\d+) /.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1];

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

  it('the start of a process is found though its name holds blanks and brackets', async () => {
    const script = `process.title = 'a ) b'; process.stdout.write('ready'); setTimeout(() => {}, 20_000);`;
    const child = spawn(process.execPath, ['--eval', script]);
    await new Promise((resolve) => child.stdout.once('data', resolve));
    const pid = Number(child.pid);
    expect(readFileSync(`/proc/${pid}/stat`, 'utf8')).toContain('(a ) b)');
    const { host } = CURRENT_PROCESS;
    expect(mayBeRunning({ pid, host, started: String(startOf(pid)) })).toBe(true);
    expect(mayBeRunning({ pid, host, started: '0' })).toBe(false);
    child.kill();
  });

  it('a process that was killed, and whose parent never asks after it, is gone', async () => {
    // The shell becomes a program that knows nothing of the child.
    const shell = spawn('sh', ['-c', 'sleep 20 & echo $!; exec sleep 20']);
    const pid = Number(await new Promise((resolve) => shell.stdout.once('data', resolve)));
    const child = { pid, host: CURRENT_PROCESS.host, started: String(startOf(pid)) };
    expect(mayBeRunning(child)).toBe(true);
    process.kill(pid, 'SIGKILL');
    await expect.poll(() => mayBeRunning(child)).toBe(false);
    // It still has its number.
    expect(process.kill(pid, 0)).toBe(true);
    shell.kill();
  });
});
