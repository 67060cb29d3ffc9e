import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Plan, PlanTotal } from '../../src/runs/plan/plan.ts';
import { startServer, type MisbehavingServer } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder, type TempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';

function folderFor({ baseUrl }: MisbehavingServer): TempFolder {
  const folder = tempFolder();
  folder.write('tickets.jsonl', jsonl(someTickets(6, { split: 'train' })));
  const served = { provider: 'openai', model: 'served', baseUrl, price: { input: 1, output: 2 }, rpm: 60_000 };
  folder.write('tickit.config.json', JSON.stringify({ model: 'served', models: { served } }));
  return folder;
}

const evalWith = (pipeline: string, ...flags: string[]): string[] => [
  'eval',
  'tickets.jsonl',
  '--pipeline',
  pipeline,
  '--json',
  ...flags,
];

async function plan(folder: TempFolder, command: readonly string[]): Promise<Plan> {
  const { code, stdout } = await runCli([...command, '--dry-run'], { cwd: folder.path });
  expect(code).toBe(0);
  return JSON.parse(stdout) as Plan;
}

describe('calls are between the two ends, which are reached', () => {
  it.each([
    { pipeline: 'direct', low: 6, high: 12 },
    { pipeline: 'cot+reflection', low: 12, high: 24 },
    // the description is never asked for again
    { pipeline: 'staged', low: 12, high: 18 },
    { pipeline: 'baseline:majority', low: 0, high: 0 },
  ])('with $pipeline', async ({ pipeline, low, high }) => {
    await using server = await startServer();
    await using folder = folderFor(server);
    const planned = await plan(folder, evalWith(pipeline));
    expect(planned).toMatchObject({ calls: low, cachedCalls: 0, mostRequests: high * 6 });
    expect(planned.range).toMatchObject({ low: { liveCalls: low }, high: { liveCalls: high } });
    expect(server.requests).toEqual([]);
    await runCli(evalWith(pipeline, '--run', 'good'), { cwd: folder.path });
    expect(server.requests).toHaveLength(low);
    // of no use at first, and of use when asked again
    server.use(({ body }) => (body.messages.at(-2)?.role === 'assistant' ? replies.good() : replies.wrongCategory()));
    await runCli(evalWith(pipeline, '--run', 'bad'), { cwd: folder.path });
    expect(server.requests).toHaveLength(low + high);
  });
});

it('the second prompt is part of it, with the first answer in it', async () => {
  await using server = await startServer();
  await using folder = folderFor(server);
  const [direct, checked] = [await plan(folder, evalWith('cot')), await plan(folder, evalWith('cot+reflection'))];
  const { low, high } = checked.range;
  expect(low.minutes).toBe(12 / 60_000);
  expect(low.inputTokens).toBeGreaterThan(direct.range.low.inputTokens * 1.2);
  // 970 tokens more in each of the 6 answers that are checked
  expect(high.inputTokens).toBeGreaterThan(low.inputTokens + 6 * 900);
  expect(low.costUsd).toBeCloseTo((low.inputTokens + 2 * low.outputTokens) / 1e6, 12);
  expect([low.costUsd, checked.costUsd, high.costUsd]).toEqual(
    [high.costUsd, checked.costUsd, low.costUsd].toSorted((a, b) => (a ?? 0) - (b ?? 0)),
  );
});

describe('with --cache', () => {
  const CACHED = ['--cache', 'cache.jsonl'];

  it('what it holds is not counted, and what follows from it is looked up there, too', async () => {
    await using server = await startServer();
    await using folder = folderFor(server);
    const four = evalWith('cot+reflection', ...CACHED, '--limit', '4', '--run', 'four');
    expect(await runCli(four, { cwd: folder.path })).toMatchObject({ code: 0 });
    expect(server.requests).toHaveLength(8);
    const planned = await plan(folder, evalWith('cot+reflection', ...CACHED));
    expect(planned).toMatchObject({
      calls: 12,
      cachedCalls: 8,
      range: { low: { liveCalls: 4 }, high: { liveCalls: 8 } },
    });
    await runCli(evalWith('cot+reflection', ...CACHED, '--run', 'all'), { cwd: folder.path });
    expect(server.requests).toHaveLength(8 + 4);
    const nothing = await plan(folder, evalWith('cot+reflection', ...CACHED));
    expect(nothing).toMatchObject({
      cachedCalls: 12,
      inputTokens: 0,
      costUsd: 0,
      range: { high: { liveCalls: 0, costUsd: 0 } },
    });
  });

  it('only the first answers are known when the checking prompt has changed', async () => {
    await using server = await startServer();
    await using folder = folderFor(server);
    await runCli(evalWith('cot+reflection', ...CACHED, '--run', 'run'), { cwd: folder.path });
    const shipped = readFileSync(new URL('../../prompts/reflect.md', import.meta.url), 'utf8');
    folder.write('own/reflect.md', shipped.replace('a second duty officer', 'another duty officer'));
    const config = JSON.parse(folder.read('tickit.config.json')) as object;
    folder.write('tickit.config.json', JSON.stringify({ ...config, prompts: 'own' }));
    expect(await plan(folder, evalWith('cot+reflection', ...CACHED))).toMatchObject({ calls: 12, cachedCalls: 6 });
  });

  it('rows of an ablation find what the rows before them will have asked', async () => {
    await using server = await startServer();
    await using folder = folderFor(server);
    const command = ['ablate', 'tickets.jsonl', '--pipeline', 'cot,cot+reflection', '--json'];
    const totalWith = async (...flags: string[]): Promise<PlanTotal> => {
      const { stdout } = await runCli([...command, ...flags, '--dry-run'], { cwd: folder.path });
      return (JSON.parse(stdout) as { total: PlanTotal }).total;
    };
    expect(await totalWith()).toMatchObject({ calls: 18, cachedCalls: 0, range: { low: { liveCalls: 18 } } });
    expect(await totalWith(...CACHED)).toMatchObject({ calls: 18, cachedCalls: 6, range: { low: { liveCalls: 12 } } });
    expect(existsSync(folder.at('cache.jsonl'))).toBe(false);
    await runCli([...command, ...CACHED, '--run', 'run'], { cwd: folder.path });
    expect(server.requests).toHaveLength(12);
  });

  it('each repeat is a question of its own', async () => {
    await using server = await startServer();
    await using folder = folderFor(server);
    await runCli(evalWith('direct', ...CACHED, '--run', 'run'), { cwd: folder.path });
    const planned = await plan(folder, evalWith('direct', ...CACHED, '--repeat', '3'));
    expect(planned).toMatchObject({ calls: 18, cachedCalls: 6, range: { low: { liveCalls: 12 } } });
  });
});

it('a pipeline of one`s own is planned by what it asks', async () => {
  await using server = await startServer();
  await using folder = folderFor(server);
  folder.write(
    'own.mjs',
    `export default { summary: 'asks about every third', calls: 2, prompts: ['direct'], create: () => ({ ticket, ask }) =>
      /number [36]/.test(ticket.messages[0].text) ? ask('direct') : { category: 'other' } };`,
  );
  expect(await plan(folder, evalWith('./own.mjs'))).toMatchObject({ calls: 2, range: { high: { liveCalls: 4 } } });
});
