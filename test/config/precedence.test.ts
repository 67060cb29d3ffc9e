import { describe, expect, it } from 'vitest';
import { startServer } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';

interface Manifest {
  identity: { pipeline: string; model: string; seed: number };
}

describe('a flag wins over the environment, that over the file, and that over the default', () => {
  const fromFile = { model: 'in-file', pipeline: 'direct', seed: 11, concurrency: 2 };
  const fromEnv = { TICKIT_MODEL: 'env', TICKIT_PIPELINE: 'cot', TICKIT_SEED: '12', TICKIT_CONCURRENCY: '3' };
  const fromFlags = ['--model', 'flag', '--pipeline', 'direct', '--seed', '13', '--concurrency', '4'];

  it.each([
    { wins: 'file', env: {}, flags: [], identity: { model: 'in-file', pipeline: 'direct', seed: 11 }, peak: 2 },
    { wins: 'environment', env: fromEnv, flags: [], identity: { model: 'env', pipeline: 'cot', seed: 12 }, peak: 3 },
    {
      wins: 'flag',
      env: fromEnv,
      flags: fromFlags,
      identity: { model: 'flag', pipeline: 'direct', seed: 13 },
      peak: 4,
    },
  ])('here the $wins', async ({ env, flags, identity, peak }) => {
    await using server = await startServer(() => replies.slow(30, replies.good()));
    await using folder = tempFolder();
    folder.write('tickets.jsonl', jsonl(someTickets(16)));
    const endpoint = (model: string) => ({ provider: 'openai', model, baseUrl: server.baseUrl });
    const models = { 'in-file': endpoint('in-file'), env: endpoint('env'), flag: endpoint('flag') };
    folder.write('tickit.config.json', JSON.stringify({ ...fromFile, models }));
    const { code } = await runCli(['classify', 'tickets.jsonl', '--run', 'run', ...flags], { cwd: folder.path, env });
    expect(code).toBe(0);
    const manifest = JSON.parse(folder.read('run/manifest.json')) as Manifest;
    expect(manifest.identity).toMatchObject(identity);
    expect(new Set(server.requests.map(({ body }) => body.model))).toEqual(new Set([identity.model]));
    expect(server.peak()).toBe(peak);
  });

  it('and where nothing is said the embedded model, cot and the seed 1 are used', async () => {
    await using folder = tempFolder();
    folder.write('tickets.jsonl', jsonl(someTickets(1)));
    expect(await runCli(['classify', 'tickets.jsonl', '--run', 'run'], { cwd: folder.path })).toMatchObject({
      code: 0,
    });
    const manifest = JSON.parse(folder.read('run/manifest.json')) as Manifest;
    expect(manifest.identity).toMatchObject({ model: 'embedded', modelHost: null, pipeline: 'cot', seed: 1 });
  });
});

describe('the environment', () => {
  it.each([
    { env: { TICKIT_CONCURRENCY: 'many' }, named: 'TICKIT_CONCURRENCY' },
    { env: { TICKIT_PIPELINE: 'cott' }, named: 'cott' },
  ])('of $env is refused by name', async ({ env, named }) => {
    await using folder = tempFolder();
    folder.write('tickets.jsonl', jsonl(someTickets(1)));
    const { code, stdout, stderr } = await runCli(['classify', 'tickets.jsonl'], { cwd: folder.path, env });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(named);
  });

  it('with empty variables says nothing, as in a CI job without secrets', async () => {
    await using folder = tempFolder();
    folder.write('tickets.jsonl', jsonl(someTickets(1)));
    const env = { TICKIT_MODEL: '', TICKIT_PIPELINE: '', TICKIT_SEED: '', TICKIT_CONCURRENCY: '', TICKIT_CONFIG: '' };
    const { code, stderr } = await runCli(['classify', 'tickets.jsonl', '--dry-run', '-q'], { cwd: folder.path, env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });

  it('names a configuration file', async () => {
    await using folder = tempFolder();
    folder.write('sub/mine.yaml', 'seed: 5\n');
    const env = { TICKIT_CONFIG: 'sub/mine.yaml' };
    const { stdout } = await runCli(['config', 'check', '--json'], { cwd: folder.path, env });
    expect(JSON.parse(stdout)).toMatchObject({ configPath: 'sub/mine.yaml', seed: 5 });
  });
});
