import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openCassette } from '../../../src/models/cache/cassette.ts';
import { pruneCache } from '../../../src/models/cache/prune.ts';
import { sha256 } from '../../../src/util/hash.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const USAGE = '{"inputTokens":1,"outputTokens":1}';

/** A process that adds entries as fast as it can, as in cache-writer.ts. */
function startWriter(file: string) {
  const script = fileURLToPath(new URL('../../helpers/cache-writer.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    process: child,
    ready: () => lines.next(),
    stop: async (): Promise<number> => {
      child.stdin.end();
      return Number((await lines.next()).value);
    },
  };
}

it.each([
  { name: 'at the same time', rounds: 8, isHeld: false },
  // A writer that is held has often looked at the old file, and writes to it when the new one is long in its place.
  { name: 'before and after, however long it was held', rounds: 40, isHeld: true },
])(
  'loses nothing that another process adds $name',
  async ({ rounds, isHeld }) => {
    await using folder = tempFolder();
    const file = folder.at('cache.jsonl');
    const writer = startWriter(file);
    await writer.ready();
    for (let round = 0; round < rounds; round++) {
      if (isHeld) writer.process.kill('SIGSTOP');
      await pruneCache(file, () => true);
      if (isHeld) writer.process.kill('SIGCONT');
      await sleep(1);
    }
    const written = await writer.stop();
    expect(written).toBeGreaterThan(0);
    const cassette = openCassette(file);
    const lost = Array.from({ length: written }, (_, index) => String(index)).filter(
      (name) => cassette.get(sha256(name)) === null,
    );
    expect(lost).toEqual([]);
    expect(readdirSync(folder.path)).toEqual(['cache.jsonl']);
  },
  60_000,
);

const cacheOf = (...names: string[]): string =>
  names
    .map((name) => `{"key":"${sha256(name)}","host":null,"model":"m","at":"","text":"","usage":${USAGE}}\n`)
    .join('');

it.each([
  { name: 'replaced', change: (file: string, other: string) => renameSync(other, file) },
  { name: 'cut', change: (file: string) => writeFileSync(file, cacheOf('c')) },
])('leaves the file as it is when it was $name meanwhile', async ({ change }) => {
  await using folder = tempFolder();
  const file = folder.write('cache.jsonl', cacheOf('a', 'b'));
  const other = folder.write('other.jsonl', cacheOf('c'));
  const pruning = pruneCache(file, () => {
    if (existsSync(other)) change(file, other);
    return true;
  });
  await expect(pruning).rejects.toThrow('it was replaced or cut while it was pruned');
  expect(folder.read('cache.jsonl')).toBe(cacheOf('c'));
  rmSync(other, { force: true });
  expect(readdirSync(folder.path)).toEqual(['cache.jsonl']);
});

it('is not done by two at once, as one would put away what was added for the other', async () => {
  await using folder = tempFolder();
  const file = folder.write('cache.jsonl', cacheOf('a', 'a', 'b'));
  const first = pruneCache(file, () => true);
  await expect(pruneCache(file, () => true)).rejects.toThrow(/cache\.jsonl: another process is pruning it/);
  expect(await first).toEqual({ kept: 2, removed: 1 });
  expect(readdirSync(folder.path)).toEqual(['cache.jsonl']);
  expect(await pruneCache(file, () => true)).toEqual({ kept: 2, removed: 0 });
});

it('leaves a link a link, and what was private private', async () => {
  await using folder = tempFolder();
  const file = folder.write('private.jsonl', cacheOf('a', 'a'));
  const link = folder.at('cache.jsonl');
  symlinkSync('private.jsonl', link);
  chmodSync(file, 0o600);
  await pruneCache(link, () => true);
  expect(lstatSync(link).isSymbolicLink()).toBe(true);
  expect(statSync(file).mode & 0o777).toBe(0o600);
  expect(openCassette(file).get(sha256('a'))).toMatchObject({ model: 'm' });
});

it('a pipe is no cache, and is not waited for', async () => {
  await using folder = tempFolder();
  const file = folder.at('pipe');
  execFileSync('sh', ['-c', 'mkfifo "$0"', file]);
  expect(() => openCassette(file)).toThrow('pipe: expected a cache');
});

it.each([
  { name: 'tickets', text: '{"id":"T-1","text":"the volume is gone"}\n' },
  { name: 'a baseline', text: '{"version":1,"kind":"baseline","identity":{}}\n{"id":"T-1"}\n' },
  { name: 'prose', text: 'Dear all,\n' },
])('leaves a file alone that holds $name', async ({ text }) => {
  await using folder = tempFolder();
  const file = folder.write('other.jsonl', text);
  await expect(pruneCache(file, () => false)).rejects.toThrow('other.jsonl: expected a cache');
  expect(() => openCassette(file)).toThrow('other.jsonl: expected a cache');
  expect(folder.read('other.jsonl')).toBe(text);
});

it.each([{ text: '' }, { text: '{"version":1,"ki' }, { text: '{"version":2,"kind":"tickit-cache"}\n' }])(
  'takes $text for a cache',
  async ({ text }) => {
    await using folder = tempFolder();
    const file = folder.write('cache.jsonl', text);
    expect(await pruneCache(file, () => true)).toMatchObject({ kept: 0 });
  },
);
