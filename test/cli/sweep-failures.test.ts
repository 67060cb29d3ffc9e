import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpointFolder } from '../helpers/endpoint-folder.ts';
import { startServer, type ChatBody } from '../helpers/misbehaving-server.ts';
import { replies, type Respond } from '../helpers/replies.ts';
import { runCli } from '../helpers/run-cli.ts';
import { someTickets } from '../helpers/tickets.ts';

const SWEEP = ['sweep-threshold', 'tickets.jsonl', '--run', 'run', '--max-retries', '0', '--concurrency', '2'];
const OFF = [...SWEEP, '--rewrite', 'off'];

const escalated = (count: number) => someTickets(count, { label: 'system_failure', incidentId: 'INC-1' });

const promptOf = ({ messages }: ChatBody): string => messages.map(({ content }) => content).join();
/** The number in the text of a ticket of `someTickets`. */
const numberOf = (body: ChatBody): number => Number(/ticket number (\d+)/.exec(promptOf(body))?.[1]);
const isRewrite = (body: ChatBody): boolean => promptOf(body).includes('<description-');
const described = (body: ChatBody): Respond =>
  replies.completion({ content: JSON.stringify({ description: `the volume of ticket ${numberOf(body)} is gone` }) });

interface Told {
  failed: number;
  run: { notice: string };
  usage: { calls: number };
}

it.each([
  // The fourth failure is one too many; another call may be in flight.
  { limit: '3', asked: [14, 15], part: 'and 3 may' },
  { limit: '10%', asked: [20, 21], part: 'and 10 % may' },
])('--max-failures $limit stops a sweep, which can be gone on with', async ({ limit, asked: [least, most], part }) => {
  await using server = await startServer(({ body }) => (numberOf(body) > 10 ? replies.status(500) : described(body)));
  await using folder = endpointFolder(server, escalated(60));
  const stopped = await runCli([...OFF, '--max-failures', limit], { cwd: folder.path });
  expect(stopped).toMatchObject({ code: 4, stdout: '' });
  for (const text of [part, 'like "server: 127', 'run the same command again', '--retry-failed']) {
    expect(stopped.stderr).toContain(text);
  }
  expect(server.requests.length).toBeGreaterThanOrEqual(least ?? 0);
  expect(server.requests.length).toBeLessThanOrEqual(most ?? 0);
  server.use(({ body }) => described(body));
  const resumed = await runCli([...OFF, '--retry-failed', '--json'], { cwd: folder.path });
  expect(resumed.code).toBe(0);
  expect(JSON.parse(resumed.stdout)).toMatchObject({ tickets: 60, failed: 0 });
});

it('without a limit a sweep stops when its first fifty answers all fail', async () => {
  await using server = await startServer(() => replies.status(500));
  await using folder = endpointFolder(server, escalated(90));
  const { code, stderr } = await runCli(OFF, { cwd: folder.path });
  expect(code).toBe(4);
  expect(stderr).toContain('the first 50 answers all failed: 50 like "server: ');
  expect(server.requests.length).toBeLessThanOrEqual(51);
});

it('a sweep with few descriptions makes no baseline, unless that is allowed', async () => {
  await using server = await startServer(({ body }) => (numberOf(body) > 6 ? replies.status(500) : described(body)));
  await using folder = endpointFolder(server, escalated(10));
  const refused = await runCli([...OFF, '-q', '--update-baseline', 'baseline.jsonl'], { cwd: folder.path });
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('no baseline was written: 60.0 % of the tickets got a description, at least 95.0 %');
  expect(existsSync(folder.at('baseline.jsonl'))).toBe(false);
  const allowed = ['-q', '--update-baseline', 'baseline.jsonl', '--min-coverage', '0.6'];
  expect(await runCli([...OFF, ...allowed], { cwd: folder.path })).toMatchObject({ code: 0, stderr: '' });
  expect(existsSync(folder.at('baseline.jsonl'))).toBe(true);
});

describe('--retry-failed', () => {
  it('asks again for descriptions that went wrong, keeps the old lines, adds up the cost, and says that it helps', async () => {
    // Every third ticket fails, every third has an empty reply.
    await using server = await startServer(
      ({ body }) => [replies.status(500), replies.empty(), described(body)][numberOf(body) % 3]!,
    );
    await using folder = endpointFolder(server, escalated(30), { price: { input: 1, output: 10 } });
    const cache = ['--cache', 'cache.jsonl'];
    const first = await runCli([...OFF, ...cache, '--json'], { cwd: folder.path });
    expect(first.code).toBe(0);
    expect(JSON.parse(first.stdout)).toMatchObject({ failed: 20 });
    const before = folder.read('run/descriptions.jsonl');
    const asked = server.requests.length;
    server.use(({ body }) => described(body));
    const again = await runCli([...OFF, ...cache, '--retry-failed', '--json'], { cwd: folder.path });
    expect(again.code).toBe(0);
    expect(again.stderr).toContain('asking again for 20 failed or unparsed descriptions; only what went wrong');
    expect(server.requests.length - asked).toBe(20);
    const told = JSON.parse(again.stdout) as Told;
    // Ten good replies and ten of no use at first, twenty good ones later; what was refused is free.
    expect(told).toMatchObject({ tickets: 30, failed: 0, usage: { inputTokens: 4000, ticketsWithoutUsage: 0 } });
    const said = 'Asked for again by --retry-failed: 20 descriptions, 0 rewrites.';
    for (const text of [told.run.notice, folder.read('run/report.md'), folder.read('run/report.html')]) {
      expect(text).toContain(said);
    }
    expect(folder.read('run/descriptions.jsonl').startsWith(before)).toBe(true);
    const later = folder.readJsonl('run/descriptions.jsonl').slice(30);
    expect(later).toHaveLength(20);
    expect(later.every(({ attempt, status }) => attempt === 2 && status === 'described')).toBe(true);
    const report = await runCli(['report', 'run', '--json'], { cwd: folder.path });
    expect(report.stdout).toBe(again.stdout);
    const third = await runCli([...OFF, ...cache, '--retry-failed', '--json'], { cwd: folder.path });
    expect(third.stderr).not.toContain('asking again');
    expect(third.stdout).toBe(again.stdout);
  });

  it('that fails again leaves the reply of no use that there was', async () => {
    await using server = await startServer(({ body }) => (numberOf(body) === 1 ? replies.empty() : described(body)));
    await using folder = endpointFolder(server, escalated(4));
    expect(await runCli(OFF, { cwd: folder.path })).toMatchObject({ code: 0 });
    server.use(() => replies.status(500));
    expect(await runCli([...OFF, '--retry-failed'], { cwd: folder.path })).toMatchObject({ code: 0 });
    const [last] = folder.readJsonl('run/descriptions.jsonl').slice(-1);
    expect(last).toMatchObject({ ticketId: 'T-1', status: 'unparsed', problem: 'empty', attempt: 2 });
  });

  it('asks again for rewrites that failed, which are asked for once otherwise', async () => {
    const failing = ({ body }: { body: ChatBody }) => (isRewrite(body) ? replies.status(500) : described(body));
    await using server = await startServer(failing);
    await using folder = endpointFolder(server, escalated(6));
    const on = [...SWEEP, '--rewrite', 'on', '--from', '0.86', '--to', '0.86', '--json'];
    expect(await runCli(on, { cwd: folder.path })).toMatchObject({ code: 0 });
    const failed = folder.readJsonl('run/rewrites.jsonl').length;
    expect(failed).toBeGreaterThan(0);
    const asked = server.requests.length;
    expect(await runCli(on, { cwd: folder.path })).toMatchObject({ code: 0 });
    expect(server.requests.length).toBe(asked);
    const good = replies.completion({ content: JSON.stringify({ description: 'the volume of a ticket is gone' }) });
    server.use(({ body }) => (isRewrite(body) ? good : described(body)));
    const again = await runCli([...on, '--retry-failed'], { cwd: folder.path });
    expect(again.code).toBe(0);
    expect(again.stderr).toContain(`asking again for ${failed} failed or unparsed rewrites`);
    const later = folder.readJsonl('run/rewrites.jsonl').slice(failed);
    const retried = later.filter(({ attempt }) => attempt === 2);
    expect(retried.length).toBeGreaterThan(0);
    expect(later.every(({ status }) => status === 'described')).toBe(true);
    expect((JSON.parse(again.stdout) as Told).run.notice).toContain(
      `Asked for again by --retry-failed: 0 descriptions, ${retried.length} rewrites.`,
    );
  });

  it('without a run is a usage error', async () => {
    await using folder = endpointFolder({ baseUrl: 'http://127.0.0.1:1/v1' }, escalated(1));
    const { code, stderr } = await runCli(['sweep-threshold', 'tickets.jsonl', '--retry-failed'], { cwd: folder.path });
    expect({ code, told: stderr.includes('--run') }).toEqual({ code: 2, told: true });
  });
});
