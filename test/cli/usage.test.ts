import { describe, expect, it } from 'vitest';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';

/** Runs in a folder that holds `t.jsonl`. */
async function run(...args: string[]) {
  await using folder = tempFolder();
  folder.write('t.jsonl', jsonl(someTickets(2)));
  return await runCli(args, { cwd: folder.path });
}

describe('wrong usage exits 2, with nothing on stdout and what was expected on stderr', () => {
  it.each([
    { args: ['evall', 't.jsonl'], parts: ["unknown command 'evall'", 'eval'] },
    { args: ['eval'], parts: ["missing required argument 'dataset'"] },
    { args: ['eval', 't.jsonl', 'u.jsonl'], parts: ['too many arguments'] },
    { args: ['eval', 't.jsonl', '--pipelin', 'cot'], parts: ["unknown option '--pipelin'", '--pipeline'] },
    { args: ['eval', 't.jsonl', '--pipeline', 'cott'], parts: ['direct, cot', '"cott"', 'Did you mean "cot"?'] },
    { args: ['eval', 't.jsonl', '--model', 'embeded'], parts: ['"embeded"', 'Did you mean "embedded"?'] },
    { args: ['eval', 't.jsonl', '--concurrency', '0'], parts: ['--concurrency', 'at least 1', '"0"'] },
    { args: ['eval', 't.jsonl', '--limit', 'abc'], parts: ['--limit', 'whole number', '"abc"'] },
    { args: ['eval', 't.jsonl', '--sample=-1'], parts: ['--sample', '"-1"'] },
    { args: ['eval', 't.jsonl', '--seed', '1.5'], parts: ['--seed', '"1.5"'] },
    { args: ['eval', 't.jsonl', '--format', 'pdf'], parts: ['--format', 'terminal, json, md, csv'] },
    { args: ['check', 't.jsonl', '--baseline', 'b.jsonl', '-o', 'c.pdf'], parts: ['c.pdf', '.md', '--format'] },
    { args: ['sft', 'train', '--name', 'My Model', '--rows', 'none.jsonl'], parts: ['lower-case', '"My Model"'] },
    { args: ['compare', 'a', 'b', '-o', 'c.pdf'], parts: ['c.pdf', '.md', '--format'] },
    { args: ['sweep-threshold', 't.jsonl', '-o', 'c.pdf'], parts: ['c.pdf', '.md', '--format'] },
    { args: ['eval', 't.jsonl', '--where', 'nonsense'], parts: ['field=value', 'nonsense'] },
    { args: ['eval', 't.jsonl', '--config', 'none.yaml'], parts: ['none.yaml', 'no such'] },
    { args: ['report', 'nowhere'], parts: ['nowhere', 'manifest'] },
    { args: ['config'], parts: ['check'] },
    { args: ['eval', ''], parts: ['<dataset>', 'empty', 'variable'] },
    { args: ['compare', 'a', ''], parts: ['<changed>', 'empty'] },
    { args: ['eval', 't.jsonl', '--run', ''], parts: ['--run', 'empty', 'variable'] },
    { args: ['eval', 't.jsonl', '--where', 'product=cdn', '--where', ''], parts: ['--where', 'empty'] },
  ])('$args', async ({ args, parts }) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const part of parts) expect(stderr).toContain(part);
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});

describe('help', () => {
  it.each([
    { args: ['--help'], parts: ['classify', 'eval', 'report', 'Exit codes'] },
    { args: ['eval', '--help'], parts: ['<dataset>', '--concurrency', '--dry-run', 'Examples'] },
    { args: ['classify', '--help'], parts: ['<tickets>', '--output', 'Examples'] },
    { args: ['report', '--help'], parts: ['<run>', '--format'] },
    { args: ['config', 'check', '--help'], parts: ['--config', '--json'] },
  ])('of $args is on stdout and fits 80 columns', async ({ args, parts }) => {
    const { code, stdout, stderr } = await run(...args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    for (const part of parts) expect(stdout).toContain(part);
    expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  it('is printed when nothing is asked for', async () => {
    expect(await run()).toEqual(await run('--help'));
  });

  it('of a command is the same however it is asked for', async () => {
    expect(await run('help', 'eval')).toEqual(await run('eval', '--help'));
    for (const args of [
      ['help', 'sft', 'build'],
      ['sft', 'help', 'build'],
    ]) {
      expect(await run(...args)).toEqual(await run('sft', 'build', '--help'));
    }
    expect(await run('sft', 'help')).toEqual(await run('sft', '--help'));
    // What stands behind a command is no command, and nothing is run.
    expect(await run('help', 'eval', 'tickets.jsonl')).toEqual(await run('eval', '--help'));
  });

  it.each([
    { args: ['evl'], stderr: "error: unknown command 'evl'\n(Did you mean eval?)\n" },
    { args: ['sft', 'fit'], stderr: "error: unknown command 'fit'\n" },
    { args: ['--jsn'], stderr: "error: unknown option '--jsn'\n" },
  ])('of $args, which there is not, is an error', async ({ args, stderr }) => {
    expect(await run('help', ...args)).toMatchObject({ code: 2, stdout: '', stderr });
  });

  it('of a sub-command which there is not is an error', async () => {
    const stderr = "error: unknown command 'nosuch'\n";
    expect(await run('cache', 'help', 'nosuch')).toMatchObject({ code: 2, stdout: '', stderr });
  });
});

describe('an environment variable that seems misspelt', () => {
  const env = { TICKIT_MAX_COTS: '1', TICKIT_API_KEY: 'k', TICKIT_MODEL: 'embedded' };

  it('is told of', async () => {
    await using folder = tempFolder();
    folder.write('t.jsonl', jsonl(someTickets(2)));
    const { code, stderr } = await runCli(['eval', 't.jsonl'], { cwd: folder.path, env });
    expect(code).toBe(0);
    expect(stderr.split('\n').filter((line) => line.includes('variable'))).toEqual([
      'warning: the environment variable TICKIT_MAX_COTS sets nothing. Did you mean "TICKIT_MAX_COST"?',
    ]);
  });

  it('is not with --quiet', async () => {
    await using folder = tempFolder();
    folder.write('t.jsonl', jsonl(someTickets(2)));
    const { code, stderr } = await runCli(['eval', 't.jsonl', '-q'], { cwd: folder.path, env });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  });
});

it('the version is that of the package', async () => {
  const { default: manifest } = (await import('../../package.json', { with: { type: 'json' } })) as {
    default: { version: string };
  };
  expect(await run('--version')).toMatchObject({ code: 0, stdout: `${manifest.version}\n`, stderr: '' });
});
