import { expect, it } from 'vitest';
import { sha256 } from '../../src/util/hash.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder, type TempFolder } from '../helpers/temp-folder.ts';

const entry = (name: string, model: string, at: string, text = name): string =>
  JSON.stringify({
    key: sha256(name),
    host: 'models.test',
    model,
    at,
    text,
    usage: { inputTokens: 1, outputTokens: 1 },
  });

const OLD = '2020-01-01T00:00:00.000Z';
const NEW = '2999-01-01T00:00:00.000Z';

function withCache(): TempFolder {
  const folder = tempFolder();
  const lines = [
    '{"version":1,"kind":"tickit-cache"}',
    entry('a', 'small', OLD, 'first'),
    entry('b', 'small', NEW),
    entry('c', 'large', OLD),
    entry('a', 'small', OLD, 'second'),
    '{"key":"torn',
  ];
  folder.write('cache.jsonl', lines.join('\n'));
  return folder;
}

const texts = (folder: TempFolder): unknown[] =>
  folder
    .readJsonl('cache.jsonl')
    .slice(1)
    .map(({ text }) => text);

it('stats says what is there, by model', async () => {
  await using folder = withCache();
  const { code, stdout } = await runCli(['cache', 'stats', 'cache.jsonl', '--json'], { cwd: folder.path });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    kind: 'cache',
    entries: 3,
    replaced: 1,
    unreadable: 1,
    oldest: OLD,
    newest: NEW,
    models: [
      { host: 'models.test', model: 'large', entries: 1 },
      { host: 'models.test', model: 'small', entries: 2 },
    ],
  });
});

it.each([
  { flags: [], kept: ['b', 'c', 'second'] },
  { flags: ['--older-than', '30'], kept: ['b'] },
  { flags: ['--model', 'large'], kept: ['b', 'second'] },
  { flags: ['--model', 'small', '--older-than', '30'], kept: ['b', 'c'] },
])('prune with $flags keeps $kept', async ({ flags, kept }) => {
  await using folder = withCache();
  expect(await runCli(['cache', 'prune', 'cache.jsonl', ...flags], { cwd: folder.path })).toMatchObject({ code: 0 });
  expect(texts(folder)).toEqual(kept);
  expect(folder.readJsonl('cache.jsonl')[0]).toEqual({ version: 1, kind: 'tickit-cache' });
});

it.each([['stats'], ['prune']])('%s without a file, or of one that is not there, is wrong usage', async (command) => {
  await using folder = tempFolder();
  expect(await runCli(['cache', command], { cwd: folder.path })).toMatchObject({ code: 2 });
  expect(await runCli(['cache', command, 'none.jsonl'], { cwd: folder.path })).toMatchObject({ code: 2 });
});

it('the file of the configuration is meant when none is named', async () => {
  await using folder = withCache();
  folder.write('tickit.config.json', JSON.stringify({ cache: 'cache.jsonl' }));
  expect(await runCli(['cache', 'stats'], { cwd: folder.path })).toMatchObject({ code: 0 });
});

it.each([['stats'], ['prune', '--model', 'small']])('a folder is no cache to %s', async (...args) => {
  await using folder = withCache();
  folder.write('sub/other', '');
  const [command = '', ...flags] = args;
  const { code, stderr } = await runCli(['cache', command, 'sub', ...flags], { cwd: folder.path });
  expect({ code, stderr }).toEqual({ code: 2, stderr: 'tickit: sub: no such cache\n' });
});
