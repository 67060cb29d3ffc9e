import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { idsUpTo, predictedIds } from '../helpers/endpoint-folder.ts';
import { startServer, type MisbehavingServer } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder, type TempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';

const evalInto = (run: string, ...flags: string[]): string[] => [
  'eval',
  'tickets.jsonl',
  '--run',
  run,
  '--json',
  ...flags,
];

/** A reply of replies.ts, 100 tokens in and 20 out, costs $0.00014. */
const PRICE = { input: 1, output: 2 };

function folderFor({ baseUrl }: MisbehavingServer, tickets: number, more: Record<string, unknown> = {}): TempFolder {
  const folder = tempFolder();
  folder.write('tickets.jsonl', jsonl(someTickets(tickets)));
  const models = { served: { provider: 'openai', model: 'served', baseUrl, ...more } };
  folder.write('tickit.config.json', JSON.stringify({ model: 'served', pipeline: 'direct', models }));
  return folder;
}

interface Usage {
  usage: { calls: number; cachedCalls: number; costUsd: number | null };
  latencyMs: { p50: number | null };
}

const usageOf = (stdout: string): Usage => JSON.parse(stdout) as Usage;

describe('a failed call', () => {
  it('is made again, and every attempt is in the log with its time and request id', async () => {
    await using server = await startServer(({ index }) =>
      index % 3 === 1 ? replies.throttled({ 'retry-after-ms': '20' }) : replies.good(),
    );
    await using folder = folderFor(server, 6);
    const { code, stdout, stderr } = await runCli(evalInto('run', '-v'), { cwd: folder.path });
    expect(code).toBe(0);
    expect(usageOf(stdout).usage.calls).toBe(6);
    const attempts = folder.readJsonl('run/calls.jsonl');
    expect(attempts).toHaveLength(server.requests.length);
    expect(attempts.filter(({ outcome }) => outcome === 'ok')).toHaveLength(6);
    const throttled = attempts.find(({ outcome }) => outcome === 'rate_limited');
    expect(throttled).toMatchObject({ status: 429, requestId: 'req-1', attempt: 1 });
    expect(stderr).toContain('rate_limited (HTTP 429)');
  });

  it('stops the run when the endpoint asks for more patience than --max-wait allows', async () => {
    await using server = await startServer(() => replies.throttled({ 'retry-after': '3600' }));
    await using folder = folderFor(server, 3);
    const { code, stderr } = await runCli(evalInto('run', '--max-wait', '5'), { cwd: folder.path });
    expect(code).toBe(4);
    for (const part of ['3600 s', '--max-wait', 'run the same command again']) expect(stderr).toContain(part);
  });

  it('is given up after --timeout', async () => {
    await using server = await startServer(({ index }) => (index === 0 ? replies.stallInBody() : replies.good()));
    await using folder = folderFor(server, 2);
    const { code, stdout } = await runCli(evalInto('run', '--timeout', '0.5'), { cwd: folder.path });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ coverage: { value: 1 } });
    expect(folder.readJsonl('run/calls.jsonl').map(({ outcome }) => outcome)).toContain('timeout');
  });
});

it.each([
  { flags: ['--timeout', '0'], named: '--timeout' },
  { flags: ['--timeout', '0.0'], named: '--timeout' },
  { flags: ['--cache', 'tickets.jsonl'], named: 'tickets.jsonl: expected a cache' },
  { flags: ['-o', './tickets.jsonl'], named: './tickets.jsonl: is read, and would be replaced' },
])('$flags are refused by name, before anything is sent or written', async ({ flags, named }) => {
  await using server = await startServer();
  await using folder = folderFor(server, 2);
  const before = folder.read('tickets.jsonl');
  const { code, stderr } = await runCli(['eval', 'tickets.jsonl', '--run', 'run', ...flags], { cwd: folder.path });
  expect({ code, isNamed: stderr.includes(named) }).toEqual({ code: 2, isNamed: true });
  expect(server.requests).toEqual([]);
  expect(existsSync(folder.at('run'))).toBe(false);
  expect(folder.read('tickets.jsonl')).toBe(before);
});

describe('--cache', () => {
  it('makes no call for what it holds, at no cost, also offline and without a key', async () => {
    await using server = await startServer();
    await using folder = folderFor(server, 5, { price: PRICE });
    const first = await runCli(evalInto('one', '--cache', 'cache.jsonl'), { cwd: folder.path });
    expect(usageOf(first.stdout).usage).toMatchObject({ calls: 5, cachedCalls: 0, costUsd: 0.0007 });
    await server[Symbol.asyncDispose]();
    const again = await runCli(evalInto('two', '--cache', 'cache.jsonl', '--offline'), { cwd: folder.path });
    expect(again.code).toBe(0);
    expect(usageOf(again.stdout)).toMatchObject({
      usage: { calls: 5, cachedCalls: 5, costUsd: 0 },
      latencyMs: { p50: null },
    });
    expect(existsSync(folder.at('two/calls.jsonl'))).toBe(false);
  });

  it('with --offline stops at what it does not hold, naming it', async () => {
    await using server = await startServer();
    await using folder = folderFor(server, 2);
    const { code, stderr } = await runCli(evalInto('run', '--cache', 'none.jsonl', '--offline'), { cwd: folder.path });
    expect(code).toBe(4);
    for (const part of ['ticket "T-1"', 'none.jsonl', 'key ']) expect(stderr).toContain(part);
    expect(server.requests).toEqual([]);
    expect(existsSync(folder.at('none.jsonl'))).toBe(false);
  });

  it('is what --offline needs', async () => {
    await using server = await startServer();
    await using folder = folderFor(server, 2);
    expect(await runCli(evalInto('run', '--offline'), { cwd: folder.path })).toMatchObject({ code: 2 });
  });

  it('on a full disk is an error, and nothing is lost that was answered before', async () => {
    await using server = await startServer();
    await using folder = folderFor(server, 2);
    const { code, stderr } = await runCli(evalInto('run', '--cache', '/dev/full'), { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toContain("/dev/full: the cache can't be written");
  });
});

describe('a limit', () => {
  it('on calls stops the run, counts those of before, and lets it go on when it is raised', async () => {
    await using server = await startServer();
    await using folder = folderFor(server, 10);
    for (const calls of ['4', '4']) {
      const stopped = await runCli(evalInto('run', '--max-calls', calls), { cwd: folder.path });
      expect(stopped.code).toBe(4);
      for (const part of ['--max-calls', 'run the same command again']) expect(stopped.stderr).toContain(part);
      expect(server.requests).toHaveLength(4);
    }
    expect(await runCli(evalInto('run', '--max-calls', '10'), { cwd: folder.path })).toMatchObject({ code: 0 });
    expect(server.requests).toHaveLength(10);
    expect(predictedIds(folder, 'run').sort()).toEqual(idsUpTo(10));
  });

  it('on cost is never passed, however many calls go at once', async () => {
    await using server = await startServer();
    await using folder = folderFor(server, 40, { price: PRICE });
    const flags = ['--max-cost', '0.001', '--concurrency', '16'];
    const { code, stderr } = await runCli(evalInto('run', ...flags), { cwd: folder.path });
    expect(code).toBe(4);
    expect(stderr).toContain('--max-cost');
    // seven calls of $0.00014, and prompts of nearly the same length
    expect(server.requests.length).toBeLessThanOrEqual(7);
    expect(server.requests.length).toBeGreaterThanOrEqual(5);
  });

  it('on cost needs a price, before anything is sent', async () => {
    await using server = await startServer();
    await using folder = folderFor(server, 2);
    const { code, stderr } = await runCli(evalInto('run', '--max-cost', '1'), { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toContain('price');
    expect(server.requests).toEqual([]);
  });

  it('on calls is kept by the embedded model, too', async () => {
    await using folder = tempFolder();
    folder.write('tickets.jsonl', jsonl(someTickets(5)));
    expect(await runCli(evalInto('run', '--max-calls', '3'), { cwd: folder.path })).toMatchObject({ code: 4 });
    expect(predictedIds(folder, 'run')).toHaveLength(3);
  });

  it.each(['-1', 'x', '1e3', ''])('on cost of %j is wrong usage', async (amount) => {
    await using folder = tempFolder();
    folder.write('tickets.jsonl', jsonl(someTickets(1)));
    expect(await runCli(evalInto('run', `--max-cost=${amount}`), { cwd: folder.path })).toMatchObject({ code: 2 });
  });
});

it('rows of an ablation share one limit', async () => {
  await using server = await startServer();
  await using folder = folderFor(server, 4);
  const flags = ['ablate', 'tickets.jsonl', '--run', 'run', '--pipeline', 'direct,cot', '--max-calls', '6'];
  expect(await runCli(flags, { cwd: folder.path })).toMatchObject({ code: 4 });
  expect(server.requests).toHaveLength(6);
});
