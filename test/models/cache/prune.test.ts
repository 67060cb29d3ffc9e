import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { openCassette } from '../../../src/models/cache/cassette.ts';
import { pruneCache } from '../../../src/models/cache/prune.ts';
import { sha256 } from '../../../src/util/hash.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

/** A process that adds entries as fast as it can, as in cache-writer.ts. */
function startWriter(file: string) {
  const script = fileURLToPath(new URL('../../helpers/cache-writer.ts', import.meta.url));
  const child = spawn(process.execPath, ['--import', 'tsx', script, file], { stdio: ['pipe', 'pipe', 'inherit'] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  return {
    ready: () => lines.next(),
    stop: async (): Promise<number> => {
      child.stdin.end();
      return Number((await lines.next()).value);
    },
  };
}

it('loses nothing that another process adds meanwhile', async () => {
  await using folder = tempFolder();
  const file = folder.at('cache.jsonl');
  const writer = startWriter(file);
  await writer.ready();
  for (let round = 0; round < 8; round++) await pruneCache(file, () => true);
  const written = await writer.stop();
  expect(written).toBeGreaterThan(0);
  const cassette = openCassette(file);
  const lost = Array.from({ length: written }, (_, index) => String(index)).filter(
    (name) => cassette.get(sha256(name)) === null,
  );
  expect(lost).toEqual([]);
  expect(readdirSync(folder.path)).toEqual(['cache.jsonl']);
}, 60_000);

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
