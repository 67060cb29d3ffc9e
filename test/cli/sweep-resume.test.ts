import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { endpointFolder } from '../helpers/endpoint-folder.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { runCli, startCli } from '../helpers/run-cli.ts';
import { tempFolder, type TempFolder } from '../helpers/temp-folder.ts';
import { someTickets } from '../helpers/tickets.ts';

const SHIPPED = fileURLToPath(new URL('../../datasets/oncall.jsonl', import.meta.url));
const SWEEP = ['sweep-threshold', SHIPPED, '--limit', '90', '--from', '0.87', '--to', '0.91', '--step', '0.02', '-q'];

/** Kills the sweep in `run` as soon as a file of it has so many lines. */
async function killAt(folder: TempFolder, file: string, lines: number): Promise<void> {
  const { process, result } = startCli([...SWEEP, '--run', 'run'], { cwd: folder.path });
  const count = (): number =>
    existsSync(folder.at(file)) ? readFileSync(folder.at(file), 'utf8').split('\n').length - 1 : 0;
  while (count() < lines && process.exitCode === null) await sleep(2);
  process.kill('SIGKILL');
  expect(await result).toMatchObject({ signal: 'SIGKILL' });
}

it('a sweep that is killed while describing and while rewriting goes on, asks nothing twice and finds the same', async () => {
  await using folder = tempFolder();
  const whole = await runCli([...SWEEP, '--run', 'whole', '--concurrency', '1'], { cwd: folder.path });
  expect(whole.code).toBe(0);
  await killAt(folder, 'run/descriptions.jsonl', 20);
  appendFileSync(folder.at('run/descriptions.jsonl'), '{"ticketId":"T-00');
  await killAt(folder, 'run/rewrites.jsonl', 3);
  appendFileSync(folder.at('run/rewrites.jsonl'), '{"key":"');
  const resumed = await runCli([...SWEEP, '--run', 'run'], { cwd: folder.path });
  expect(resumed.code).toBe(0);
  for (const file of ['links.jsonl', 'part-links.jsonl', 'similarities.json', 'report.json', 'report.md']) {
    expect(folder.read(`run/${file}`)).toBe(folder.read(`whole/${file}`));
  }
  const ids = folder.readJsonl('run/descriptions.jsonl').map(({ ticketId }) => ticketId);
  const keys = folder.readJsonl('run/rewrites.jsonl').map(({ key }) => key);
  expect(ids).toHaveLength(90);
  expect(new Set(ids).size).toBe(90);
  expect(new Set(keys).size).toBe(keys.length);
}, 180_000);

const ENDPOINT = ['sweep-threshold', 'tickets.jsonl', '--run', 'run', '--concurrency', '4', '--rewrite', 'off'];
const escalated = (count: number) => someTickets(count, { label: 'system_failure' });

it('Ctrl-C exits 130 and says how to go on; the same command asks about the others only', async () => {
  await using server = await startServer(({ index }) => (index < 10 ? replies.good() : replies.stall()));
  await using folder = endpointFolder(server, escalated(20));
  const started = startCli(ENDPOINT, { cwd: folder.path });
  await server.arrived(14);
  started.process.kill('SIGINT');
  const interrupted = await started.result;
  expect(interrupted).toMatchObject({ code: 130, signal: null, stdout: '' });
  expect(interrupted.stderr).toContain('run the same command again');
  expect(folder.readJsonl('run/descriptions.jsonl')).toHaveLength(10);
  server.use(() => replies.good());
  const resumed = await runCli([...ENDPOINT, '--json'], { cwd: folder.path });
  expect(resumed.code).toBe(0);
  expect(JSON.parse(resumed.stdout)).toMatchObject({ tickets: 20, failed: 0, usage: { calls: 20 } });
  expect(server.requests).toHaveLength(14 + 10);
});

it('a provider that refuses the key stops it with 4', async () => {
  await using server = await startServer(() => replies.status(401));
  await using folder = endpointFolder(server, escalated(3));
  const { code, stdout, stderr } = await runCli(ENDPOINT, { cwd: folder.path });
  expect({ code, stdout }).toEqual({ code: 4, stdout: '' });
  expect(stderr).toContain('run the same command again');
});

it('tickets of which no description is got stand alone and are counted; replies of no use to all say nothing', async () => {
  await using server = await startServer(({ index }) => (index === 0 ? replies.good() : replies.status(400)));
  await using folder = endpointFolder(server, escalated(3));
  const some = await runCli([...ENDPOINT, '--concurrency', '1', '--json'], { cwd: folder.path });
  expect(some.code).toBe(0);
  expect(JSON.parse(some.stdout)).toMatchObject({ tickets: 3, failed: 2 });
  const linked = folder.readJsonl('run/links.jsonl').filter(({ similarity }) => similarity !== null);
  expect(linked).toEqual([]);
  server.use(() => replies.empty());
  const none = await runCli([...ENDPOINT, '--run', 'other'], { cwd: folder.path });
  expect(none.code).toBe(3);
});
