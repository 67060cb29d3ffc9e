import { describe, expect, it } from 'vitest';
import { endpointFolder, idsUpTo } from '../helpers/endpoint-folder.ts';
import { startServer, type ChatBody } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { runCli } from '../helpers/run-cli.ts';
import { someTickets } from '../helpers/tickets.ts';

const EVAL = ['eval', 'tickets.jsonl', '--run', 'run', '--max-retries', '0', '--concurrency', '2'];

/** The number in the text of a ticket of `someTickets`. */
const numberOf = ({ messages }: ChatBody): number =>
  Number(/ticket number (\d+)/.exec(messages.map(({ content }) => content).join())?.[1]);

/** What `report --json` and `eval --json` say of the tickets and what they cost. */
const countsOf = (stdout: string): unknown => {
  const { tickets, coverage, usage } = JSON.parse(stdout) as Record<string, unknown>;
  return { tickets, coverage, usage };
};

describe('--max-failures', () => {
  it.each([
    // The fourth failure is one too many; another call may be in flight.
    { limit: '3', failing: (ticket: number) => ticket > 10, asked: [14, 15], part: 'and 3 may' },
    { limit: '10%', failing: (ticket: number) => ticket > 10, asked: [20, 21], part: 'and 10 % may' },
    { limit: '0.1', failing: (ticket: number) => ticket > 10, asked: [20, 21], part: 'and 10 % may' },
  ])('$limit stops the run, which can be gone on with', async ({ limit, failing, asked: [least, most], part }) => {
    await using server = await startServer(({ body }) =>
      failing(numberOf(body)) ? replies.status(500) : replies.good(),
    );
    await using folder = endpointFolder(server, someTickets(60));
    const stopped = await runCli([...EVAL, '--max-failures', limit], { cwd: folder.path });
    expect(stopped).toMatchObject({ code: 4, stdout: '' });
    for (const text of [part, 'like "server: 127', 'run the same command again', '--retry-failed']) {
      expect(stopped.stderr).toContain(text);
    }
    expect(server.requests.length).toBeGreaterThanOrEqual(least ?? 0);
    expect(server.requests.length).toBeLessThanOrEqual(most ?? 0);
    expect(folder.readJsonl('run/predictions.jsonl')).toHaveLength(server.requests.length);
    server.use(() => replies.good());
    const resumed = await runCli([...EVAL, '--retry-failed', '--json'], { cwd: folder.path });
    expect(resumed.code).toBe(0);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ tickets: 60, coverage: { value: 1, n: 60 } });
  });

  it('left out, a run stops when its first fifty answers all fail', async () => {
    await using server = await startServer(() => replies.status(500));
    await using folder = endpointFolder(server, someTickets(90));
    const { code, stderr } = await runCli(EVAL, { cwd: folder.path });
    expect(code).toBe(4);
    expect(stderr).toContain('the first 50 answers all failed: 50 like "server: ');
    expect(server.requests.length).toBeLessThanOrEqual(51);
  });

  it.each(['-1', 'some', '101%', '1.5', '5 %', ''])('%j is a usage error', async (limit) => {
    await using folder = endpointFolder({ baseUrl: 'http://127.0.0.1:1/v1' }, someTickets(1));
    const { code, stderr } = await runCli([...EVAL, '--max-failures', limit], { cwd: folder.path });
    expect({ code, told: stderr.includes('Expected a number as 50, or a share as 5% or 0.05') }).toEqual({
      code: 2,
      told: true,
    });
  });
});

describe('an endpoint that answers nothing', () => {
  const FEW = 5;

  it.each([
    { name: 'eval', command: ['eval', 'tickets.jsonl'], log: 'predictions.jsonl' },
    { name: 'classify', command: ['classify', 'tickets.jsonl'], log: 'predictions.jsonl' },
    {
      name: 'check',
      command: ['check', 'tickets.jsonl', '--update-baseline', 'baseline.jsonl'],
      log: 'predictions.jsonl',
    },
    { name: 'sweep-threshold', command: ['sweep-threshold', 'tickets.jsonl'], log: 'descriptions.jsonl' },
  ])(
    'stops $name with the reason, however few tickets there are; the same command asks again',
    async (row) => {
      await using server = await startServer(({ body }) => replies.status(numberOf(body) === 1 ? 408 : 503));
      const tickets = someTickets(FEW).map((ticket) => ({ ...ticket, label: 'system_failure' }));
      await using folder = endpointFolder(server, tickets);
      const command = [...row.command, '--run', 'run', '--max-retries', '0'];
      const stopped = await runCli(command, { cwd: folder.path });
      expect(stopped).toMatchObject({ code: 4, stdout: '' });
      const reasons = `all ${FEW} answers failed: ${FEW - 1} like "server: ${server.host}: `;
      for (const part of [reasons, '503', '1 like "timeout: ', '408', 'run the same command again']) {
        expect(stopped.stderr).toContain(part);
      }
      expect(folder.readJsonl(`run/${row.log}`)).toHaveLength(FEW);
      expect(await runCli(command, { cwd: folder.path })).toMatchObject({ code: 4, stdout: '' });
      expect(server.requests).toHaveLength(2 * FEW);
      server.use(() => replies.good('system_failure'));
      const resumed = await runCli([...command, '--json'], { cwd: folder.path });
      expect(resumed.code).toBe(0);
      expect(server.requests).toHaveLength(3 * FEW);
      const report = await runCli(['report', 'run', '--json'], { cwd: folder.path });
      // What was refused took no tokens, and every try is counted.
      expect(JSON.parse(report.stdout)).toMatchObject({
        tickets: FEW,
        usage: { calls: 3 * FEW, inputTokens: 100 * FEW, ticketsWithoutUsage: 0 },
      });
    },
    90_000,
  );

  it('stops a run in a folder of its own choice, which the same command finds again', async () => {
    await using server = await startServer(() => replies.status(500));
    await using folder = endpointFolder(server, someTickets(FEW));
    const command = ['eval', 'tickets.jsonl', '--max-retries', '0', '--json'];
    const stopped = await runCli(command, { cwd: folder.path });
    expect(stopped.code).toBe(4);
    expect(JSON.parse(stopped.stdout)).toMatchObject({ kind: 'error', code: 4 });
    server.use(() => replies.good());
    const resumed = await runCli(command, { cwd: folder.path });
    expect(resumed.stderr).toContain(`asking again for all ${FEW} answers so far`);
    expect(JSON.parse(resumed.stdout)).toMatchObject({ tickets: FEW, coverage: { value: 1, n: FEW } });
  });

  it('of use is another matter: replies came, and exit 3 says that they say nothing', async () => {
    await using server = await startServer(({ index }) => (index === 0 ? replies.prose() : replies.status(500)));
    await using folder = endpointFolder(server, someTickets(FEW));
    const { code, stdout, stderr } = await runCli(EVAL, { cwd: folder.path });
    expect(code).toBe(3);
    expect(stdout).toContain('0.0 % answered');
    expect(stderr).toContain('run/predictions.jsonl');
  });

  it('ends a sweep when the first fifty descriptions all fail', async () => {
    await using server = await startServer(() => replies.status(500));
    const tickets = someTickets(90).map((ticket) => ({ ...ticket, label: 'system_failure' }));
    await using folder = endpointFolder(server, tickets);
    const sweep = ['sweep-threshold', 'tickets.jsonl', '--max-retries', '0', '--concurrency', '2'];
    const { code, stderr } = await runCli(sweep, { cwd: folder.path });
    expect(code).toBe(4);
    expect(stderr).toContain('the first 50 answers all failed: 50 like "server: ');
    expect(server.requests.length).toBeLessThanOrEqual(51);
  });
});

describe('--retry-failed', () => {
  it('asks again for what went wrong, in place, adds up what all tries cost, and says that it helps', async () => {
    // Every third ticket fails, every third has two replies of no use.
    const atFirst = ({ body }: { body: ChatBody }) =>
      [replies.status(500), replies.prose(), replies.good()][numberOf(body) % 3]!;
    await using server = await startServer(atFirst);
    await using folder = endpointFolder(server, someTickets(30), { price: { input: 1, output: 10 } });
    const cache = ['--cache', 'cache.jsonl'];
    const first = await runCli([...EVAL, ...cache, '--json'], { cwd: folder.path });
    expect(countsOf(first.stdout)).toMatchObject({ coverage: { value: 10 / 30 }, usage: { calls: 10 + 20 + 10 } });
    const before = folder.read('run/predictions.jsonl');
    server.use(() => replies.good());
    const asked = server.requests.length;
    const again = await runCli([...EVAL, ...cache, '--retry-failed', '--json'], { cwd: folder.path });
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('asking again for 20 failed or unparsed answers');
    expect(server.requests.length - asked).toBe(20);
    // Ten took a good reply each, ten one after an error, ten one after two that were of no use.
    expect(countsOf(again.stdout)).toMatchObject({
      tickets: 30,
      coverage: { value: 1, n: 30 },
      usage: { calls: 60, inputTokens: 100 * (10 + 10 + 30), ticketsWithoutUsage: 0 },
    });
    expect(JSON.parse(again.stdout)).toHaveProperty('run.notice', expect.stringContaining('asked for again: 20.'));
    expect(folder.read('run/report.md')).toContain('asked for again: 20.');
    expect(folder.read('run/report.html')).toContain('asked for again: 20.');
    // The lines of the first time are all still there.
    expect(folder.read('run/predictions.jsonl').startsWith(before)).toBe(true);
    // Two unparsed replies and a good one: 3 calls, 300 and 60 tokens, 300 * $1 + 60 * $10 a million.
    const last = folder.readJsonl('run/predictions.jsonl').slice(30);
    expect(last.filter(({ calls }) => calls === 3)).toHaveLength(10);
    expect(last.find(({ calls }) => calls === 3)).toMatchObject({ attempt: 2, costUsd: 0.0009 });
    const report = await runCli(['report', 'run', '--json'], { cwd: folder.path });
    expect(report.stdout).toBe(again.stdout);
    const third = await runCli([...EVAL, ...cache, '--retry-failed', '--json'], { cwd: folder.path });
    expect(third.stderr).toContain('nothing to ask again');
    expect(third.stdout).toBe(again.stdout);
  });

  it('killed in the middle keeps an answer for every ticket', async () => {
    await using server = await startServer(() => replies.status(500));
    await using folder = endpointFolder(server, someTickets(20));
    expect(await runCli(EVAL, { cwd: folder.path })).toMatchObject({ code: 4 });
    server.use(({ index }) => (index < 20 + 7 ? replies.good() : replies.status(401)));
    const stopped = await runCli([...EVAL, '--retry-failed'], { cwd: folder.path });
    expect(stopped.code).toBe(4);
    const report = await runCli(['report', 'run', '--json'], { cwd: folder.path });
    expect(JSON.parse(report.stdout)).toMatchObject({ tickets: 20, coverage: { value: 7 / 20, n: 20 } });
    server.use(() => replies.good());
    const { stdout } = await runCli([...EVAL, '--retry-failed', '--json'], { cwd: folder.path });
    expect(JSON.parse(stdout)).toMatchObject({ coverage: { value: 1, n: 20 }, usage: { calls: 40 } });
    const ids = folder.readJsonl('run/predictions.jsonl').map(({ ticketId }) => ticketId);
    expect([...new Set(ids)].sort()).toEqual(idsUpTo(20));
    expect(ids).toHaveLength(40);
  });

  it('without a run is a usage error', async () => {
    await using folder = endpointFolder({ baseUrl: 'http://127.0.0.1:1/v1' }, someTickets(1));
    const { code, stderr } = await runCli(['eval', 'tickets.jsonl', '--retry-failed'], { cwd: folder.path });
    expect({ code, told: stderr.includes('--run') }).toEqual({ code: 2, told: true });
  });
});
