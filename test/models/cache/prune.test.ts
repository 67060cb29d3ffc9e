import { spawn } from 'node:child_process';
import { readdirSync, renameSync } from 'node:fs';
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

it('leaves the file as it is when another process has pruned it meanwhile', async () => {
  await using folder = tempFolder();
  const cache = (...names: string[]) =>
    names
      .map((name) => `{"key":"${sha256(name)}","host":null,"model":"m","at":"","text":"","usage":${USAGE}}\n`)
      .join('');
  const file = folder.write('cache.jsonl', cache('a', 'b'));
  const pruning = pruneCache(file, () => {
    renameSync(folder.write('other.jsonl', cache('b')), file);
    return true;
  });
  await expect(pruning).rejects.toThrow('another process has pruned it');
  expect(folder.read('cache.jsonl')).toBe(cache('b'));
  expect(readdirSync(folder.path)).toEqual(['cache.jsonl']);
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
