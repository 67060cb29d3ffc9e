import { chmodSync, mkdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpointFolder, idsUpTo, predictedIds } from '../helpers/endpoint-folder.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { runCli, runShell } from '../helpers/run-cli.ts';
import { someTickets } from '../helpers/tickets.ts';

const TICKETS = 120;
const EVAL = 'eval tickets.jsonl --run run --concurrency 4';

/** Files of this process may have so many bytes; writing more fails as on a full disk, the signal being ignored. */
const limited = (kibibytes: number, command: string): string =>
  `trap '' XFSZ; ulimit -f ${2 * kibibytes}; tickit ${command}`;

/** Root may write to files that are read-only. */
const isAllPowerful = process.getuid?.() === 0;

describe.runIf(process.platform === 'linux')('no room left', () => {
  it.each([
    { file: 'run/predictions.jsonl', flags: '' },
    { file: 'cache.jsonl', flags: ' --cache cache.jsonl' },
  ])('for $file stops the run, tears nothing, and the same command goes on', async ({ file, flags }) => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(TICKETS));
    // Room for the prompts and the categories, and not for what is said of all tickets.
    const full = await runShell(limited(26, EVAL + flags), { cwd: folder.path });
    expect(full).toMatchObject({ code: 2, stdout: '' });
    expect(full.stderr).toMatch(/can't be written: .*EFBIG|can't be written: .*ENOSPC/);
    expect(full.stderr).not.toContain('this is a bug');
    const resumed = await runCli([...EVAL.split(' '), ...flags.split(' ').filter(Boolean), '--json'], {
      cwd: folder.path,
    });
    expect(resumed.code).toBe(0);
    expect(predictedIds(folder, 'run').sort()).toEqual(idsUpTo(TICKETS));
    expect(JSON.parse(resumed.stdout)).toMatchObject({ tickets: TICKETS, coverage: { value: 1, n: TICKETS } });
    expect(folder.read(file).endsWith('\n')).toBe(true);
  });
});

describe('a cache that can not be written', () => {
  it('because a folder stands there is a clear error, and no row is lost', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(5));
    mkdirSync(folder.at('cache.jsonl'));
    const { code, stderr } = await runCli([...EVAL.split(' '), '--cache', 'cache.jsonl'], { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toMatch(/cache\.jsonl: the cache can't be (read|written)/);
    expect(stderr).toContain('--cache');
    const resumed = await runCli(EVAL.split(' '), { cwd: folder.path });
    expect(resumed.code).toBe(0);
  });

  it.runIf(process.platform === 'linux').each([
    // A file has no room for others, and the device takes no bytes.
    { cache: 'tickets.jsonl/cache.jsonl', part: 'ENOTDIR' },
    { cache: '/dev/full', part: 'ENOSPC' },
  ])('because it is $cache is a clear error', async ({ cache, part }) => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(5));
    const { code, stderr } = await runCli([...EVAL.split(' '), '--cache', cache], { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toMatch(/\/(?:cache.jsonl|full): the cache can't be (?:read|written)/);
    expect(stderr).toContain(part);
    expect(await runCli(EVAL.split(' '), { cwd: folder.path })).toMatchObject({ code: 0 });
    expect(predictedIds(folder, 'run').sort()).toEqual(idsUpTo(5));
  });

  it.skipIf(isAllPowerful || process.platform === 'win32')('because it is read-only still answers', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(5));
    const cached = [...EVAL.split(' '), '--cache', 'cache.jsonl'];
    expect(await runCli(cached, { cwd: folder.path })).toMatchObject({ code: 0 });
    chmodSync(folder.at('cache.jsonl'), 0o444);
    const hits = await runCli(['eval', 'tickets.jsonl', '--run', 'again', '--cache', 'cache.jsonl'], {
      cwd: folder.path,
    });
    expect(hits.code).toBe(0);
    expect(server.requests).toHaveLength(5);
    folder.write('tickets.jsonl', `${folder.read('tickets.jsonl')}{"id":"T-6","text":"a new one","label":"other"}\n`);
    const before = folder.read('cache.jsonl');
    const miss = await runCli(['eval', 'tickets.jsonl', '--run', 'more', '--cache', 'cache.jsonl'], {
      cwd: folder.path,
    });
    expect(miss.code).toBe(2);
    expect(miss.stderr).toContain("cache.jsonl: the cache can't be written");
    expect(folder.read('cache.jsonl')).toBe(before);
  });
});
