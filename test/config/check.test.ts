import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { KEY } from '../models/request.ts';

const MODEL = 'models:\n  mine: { provider: openai, model: m, baseUrl: http://127.0.0.1:1/v1, apiKeyEnv: MY_KEY }\n';

describe('config check', () => {
  it('prints what is in force as YAML', async () => {
    await using folder = tempFolder();
    folder.write('tickit.config.yaml', `seed: 9\n${MODEL}`);
    const { code, stdout, stderr } = await runCli(['config', 'check'], { cwd: folder.path });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(parse(stdout)).toMatchObject({ kind: 'config', model: 'embedded', pipeline: 'cot', seed: 9 });
  });

  it('counts the environment as every other command does', async () => {
    await using folder = tempFolder();
    folder.write('tickit.config.yaml', `model: embedded\n${MODEL}`);
    const env = { TICKIT_MODEL: 'mine', TICKIT_PIPELINE: 'direct', TICKIT_SEED: '4', MY_KEY: KEY };
    const { stdout } = await runCli(['config', 'check', '--json'], { cwd: folder.path, env });
    expect(JSON.parse(stdout)).toMatchObject({ model: 'mine', pipeline: 'direct', seed: 4 });
  });

  it('shows no key, not even one that stands where its variable belongs', async () => {
    await using folder = tempFolder();
    folder.write('tickit.config.yaml', `model: mine\n${MODEL.replace('MY_KEY', KEY)}`);
    const { stdout, stderr } = await runCli(['config', 'check'], { cwd: folder.path });
    expect((stdout + stderr).includes(KEY)).toBe(false);
  });

  it('looks at the embedder too', async () => {
    await using folder = tempFolder();
    const { code, stderr } = await runCli(['config', 'check', '--embedder', 'embeded'], { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toContain('embedder: expected embedded or openai:<model>, got "embeded". Did you mean "embedded"?');
  });

  it('takes TICKIT_OFFLINE for on or off, and nothing else', async () => {
    await using folder = tempFolder();
    const check = (word: string) =>
      runCli(['config', 'check', '--json'], { cwd: folder.path, env: { TICKIT_OFFLINE: word } });
    expect(JSON.parse((await check('no')).stdout)).toMatchObject({ calls: { isOffline: false } });
    expect(JSON.parse((await check('yes')).stdout)).toMatchObject({ calls: { isOffline: true } });
    const { code, stderr } = await check('maybe');
    expect(code).toBe(2);
    expect(stderr).toContain('TICKIT_OFFLINE: expected 1 or 0, got "maybe"');
  });

  it('says which key is missing', async () => {
    await using folder = tempFolder();
    folder.write('tickit.config.yaml', `model: mine\n${MODEL}`);
    const { stderr } = await runCli(['config', 'check'], { cwd: folder.path });
    expect(stderr).toContain('MY_KEY');
  });

  it.each([
    { name: 'a misspelt key', text: 'modle: embedded\n', parts: ['tickit.config.yaml:1: modle', '"model"'] },
    { name: 'an unknown pipeline', text: 'pipeline: direkt\n', parts: ['direkt', 'Did you mean "direct"?'] },
    { name: 'an alias of nothing', text: 'model: *mine\n', parts: ['tickit.config.yaml', 'mine'] },
  ])('refuses $name without a stack', async ({ text, parts }) => {
    await using folder = tempFolder();
    folder.write('tickit.config.yaml', text);
    const { code, stdout, stderr } = await runCli(['config', 'check'], { cwd: folder.path });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const part of parts) expect(stderr).toContain(part);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});
