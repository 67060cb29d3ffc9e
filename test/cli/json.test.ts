import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpointFolder } from '../helpers/endpoint-folder.ts';
import { startServer, type Script } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { runCli, startCli, type CliResult } from '../helpers/run-cli.ts';
import { someTickets } from '../helpers/tickets.ts';

const good: Script = () => replies.good();

/** Runs commands one after the other in one folder; the result of the last. */
async function runAll(script: Script, ...commands: string[][]): Promise<CliResult> {
  await using server = await startServer(script);
  await using folder = endpointFolder(server, someTickets(4));
  const results: CliResult[] = [];
  for (const command of commands) results.push(await runCli(command, { cwd: folder.path }));
  return results.at(-1)!;
}

const EVAL = ['eval', 'tickets.jsonl', '--run', 'run'];

describe('--json prints exactly one object on stdout', () => {
  it.each([
    { name: 'eval', commands: [[...EVAL, '--json']], object: { kind: 'eval', tickets: 4 } },
    {
      name: 'classify',
      commands: [['classify', 'tickets.jsonl', '--run', 'run', '--json', '-o', 'p.csv']],
      object: { kind: 'classify', tickets: 4 },
    },
    { name: 'report', commands: [EVAL, ['report', 'run', '--json']], object: { kind: 'eval', tickets: 4 } },
    { name: 'config check', commands: [['config', 'check', '--json']], object: { kind: 'config', pipeline: 'direct' } },
    { name: 'a dry run', commands: [[...EVAL, '--json', '--dry-run']], object: { kind: 'plan', calls: 4 } },
  ])('of $name', async ({ commands, object }) => {
    const { code, stdout } = await runAll(good, ...commands);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1, ...object });
  });

  it.each([
    { name: 'a file that is missing', command: ['eval', 'none.jsonl', '--json'], code: 2 },
    { name: 'two wishes for stdout', command: ['classify', 'tickets.jsonl', '--json', '-o', '-'], code: 2 },
    { name: 'an unknown model', command: [...EVAL, '--json', '--model', 'none'], code: 2 },
    { name: 'a bad number', command: [...EVAL, '--json', '--concurrency', '0'], code: 2 },
    { name: 'an unknown flag', command: [...EVAL, '--json', '--nonsense'], code: 2 },
    { name: 'a wrong key', command: [...EVAL, '--json'], code: 4, script: () => replies.status(401) },
  ])('of an error: $name', async ({ command, code, script = good }) => {
    const result = await runAll(script, command);
    expect(result.code).toBe(code);
    const error = JSON.parse(result.stdout) as { message: string };
    expect(error).toMatchObject({ version: 1, kind: 'error', code });
    expect(result.stderr).toContain(error.message);
  });

  it('of a run in which no ticket was answered', async () => {
    const { code, stdout } = await runAll(() => replies.prose(), [...EVAL, '--json']);
    expect(code).toBe(3);
    expect(JSON.parse(stdout)).toHaveProperty('version', 1);
  });

  it('of an interrupted run', async () => {
    await using server = await startServer(() => replies.stall());
    await using folder = endpointFolder(server, someTickets(4));
    const started = startCli([...EVAL, '--json'], { cwd: folder.path });
    await server.arrived(1);
    started.process.kill('SIGINT');
    const { code, stdout } = await started.result;
    expect(code).toBe(130);
    expect(JSON.parse(stdout)).toMatchObject({
      kind: 'error',
      code: 130,
      hint: expect.stringContaining('run') as unknown,
    });
  });
});

it('a dry run sends nothing, writes nothing, and shows what is then sent', async () => {
  await using server = await startServer();
  await using folder = endpointFolder(server, someTickets(2));
  const command = ['classify', 'tickets.jsonl', '--run', 'run', '--concurrency', '1'];
  const { code, stdout, stderr } = await runCli([...command, '--dry-run'], { cwd: folder.path });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  expect(server.requests).toEqual([]);
  expect(['run', 'results'].map((name) => existsSync(folder.at(name)))).toEqual([false, false]);
  await runCli(command, { cwd: folder.path });
  const [first, second] = server.requests.map(({ body }) => body.messages);
  expect(first?.map(({ role }) => role)).toEqual(['system', 'user']);
  for (const { content } of first ?? []) expect(stdout).toContain(content);
  expect(second?.at(-1)?.content).toContain('ticket number 2');
  expect(stdout).not.toContain('ticket number 2');
  expect(JSON.stringify(server.requests)).not.toContain('T-1');
});
