import { appendFileSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { DataError } from '../../../src/errors.ts';
import { openCassette } from '../../../src/models/cache/cassette.ts';
import type { ChatEntry } from '../../../src/models/cache/entry.ts';
import { sha256 } from '../../../src/util/hash.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

const entryOf = (name: string, text = name): ChatEntry => ({
  key: sha256(name),
  host: 'models.test',
  model: 'm',
  at: '2025-03-02T09:12:00.000Z',
  text,
  usage: { inputTokens: 1, outputTokens: null },
});

const get = (file: string, name: string) => openCassette(file).get(sha256(name));

it('what is put can be got, at once and by another process', async () => {
  await using folder = tempFolder();
  const file = folder.at('made', 'cache.jsonl');
  const cassette = openCassette(file);
  const texts = ['one', 'two \n\u2028 "quoted"', '三'.repeat(100_000)];
  for (const text of texts) cassette.put(entryOf(text));
  for (const text of texts) {
    expect(cassette.get(sha256(text))).toEqual(entryOf(text));
    expect(get(file, text)).toEqual(entryOf(text));
  }
  expect(cassette.get(sha256('four'))).toBeNull();
});

it('begins with a line that says what it is, and holds one line for each entry', async () => {
  await using folder = tempFolder();
  const cassette = openCassette(folder.at('cache.jsonl'));
  for (const name of ['a', 'b']) cassette.put(entryOf(name));
  const [header, ...entries] = folder.readJsonl('cache.jsonl');
  expect(header).toEqual({ version: 1, kind: 'tickit-cache' });
  expect(entries).toEqual([entryOf('a'), entryOf('b')]);
});

it('nothing is written before the first entry', async () => {
  await using folder = tempFolder();
  openCassette(folder.at('cache.jsonl')).get(sha256('a'));
  expect(() => readFileSync(folder.at('cache.jsonl'))).toThrow();
});

it('finds what another process has added meanwhile', async () => {
  await using folder = tempFolder();
  const [one, other] = [openCassette(folder.at('cache.jsonl')), openCassette(folder.at('cache.jsonl'))];
  one.put(entryOf('a'));
  other.put(entryOf('b'));
  one.put(entryOf('c'));
  for (const name of ['a', 'b', 'c']) {
    expect(one.get(sha256(name))).toEqual(entryOf(name));
    expect(other.get(sha256(name))).toEqual(entryOf(name));
  }
});

describe('a last line that a crash has torn', () => {
  it('is no entry, wherever it is torn, and is not glued to the next', async () => {
    await using folder = tempFolder();
    const whole = JSON.stringify(entryOf('torn'));
    for (let length = 1; length < whole.length; length += 7) {
      const file = folder.write(`${length}.jsonl`, `${JSON.stringify(entryOf('a'))}\n${whole.slice(0, length)}`);
      const cassette = openCassette(file);
      expect(cassette.get(sha256('torn'))).toBeNull();
      cassette.put(entryOf('b'));
      for (const name of ['a', 'b']) expect(get(file, name)).toEqual(entryOf(name));
      expect(get(file, 'torn')).toBeNull();
      cassette.put(entryOf('torn'));
      expect(get(file, 'torn')).toEqual(entryOf('torn'));
    }
  });

  it('by another process, while this one is at work, is not glued either', async () => {
    await using folder = tempFolder();
    const file = folder.at('cache.jsonl');
    const cassette = openCassette(file);
    cassette.put(entryOf('a'));
    appendFileSync(file, JSON.stringify(entryOf('torn')).slice(0, 90));
    cassette.put(entryOf('b'));
    expect(get(file, 'b')).toEqual(entryOf('b'));
  });
});

it('lines of another kind are skipped', async () => {
  await using folder = tempFolder();
  const lines = ['{"version":9,"kind":"tickit-cache"}', 'nonsense', '', `{"key":"${sha256('a')}","nothing":"else"}`];
  const file = folder.write('cache.jsonl', [...lines, JSON.stringify(entryOf('b')), ''].join('\n'));
  expect(get(file, 'a')).toBeNull();
  expect(get(file, 'b')).toEqual(entryOf('b'));
});

it('a file that was replaced is read anew, and added to', async () => {
  await using folder = tempFolder();
  const file = folder.at('cache.jsonl');
  const cassette = openCassette(file);
  cassette.put(entryOf('a'));
  writeFileSync(folder.at('pruned'), `${JSON.stringify(entryOf('b'))}\n`);
  renameSync(folder.at('pruned'), file);
  cassette.put(entryOf('c'));
  expect(get(file, 'a')).toBeNull();
  for (const name of ['b', 'c']) expect(get(file, name)).toEqual(entryOf(name));
});

it.each([
  { name: 'a full disk', file: () => '/dev/full' },
  { name: 'a folder', file: (folder: string) => folder },
  { name: 'a path through a file', file: () => '/dev/null/cache.jsonl' },
])('$name in its place is a DataError that names it', async ({ file }) => {
  await using folder = tempFolder();
  const place = file(folder.path);
  const put = (): void => openCassette(place).put(entryOf('a'));
  expect(put).toThrow(DataError);
  expect(put).toThrow(place);
});
