import { expect, it } from 'vitest';
import { recordsOf, scratchFolder } from './support.ts';

const file = scratchFolder();

it('reads every good line and rejects the others, each with its line and text', async () => {
  const good = (id: number): string => `{"id":"T-${id}","text":"x"}`;
  const lines = [
    good(1),
    '',
    '{"id":"T-2",',
    '[1]',
    '"x"',
    '{"id":"T-3"}',
    '   ',
    `${good(4)}\r`,
    '{"id":"T-5"} {}',
    good(6),
  ];
  const path = file('mixed.jsonl', `\ufeff${lines.join('\n')}`);
  const { read, rejected } = await recordsOf(path);
  expect(read.map(({ line, location, ticket }) => [line, location, ticket.id])).toEqual([
    [1, `${path}:1`, 'T-1'],
    [8, `${path}:8`, 'T-4'],
    [10, `${path}:10`, 'T-6'],
  ]);
  expect(rejected.map(({ line, raw }) => [line, raw])).toEqual([
    [3, '{"id":"T-2",'],
    [4, '[1]'],
    [5, '"x"'],
    [6, '{"id":"T-3"}'],
    [9, '{"id":"T-5"} {}'],
  ]);
  expect(rejected.map(({ problems }) => problems[0])).toEqual([
    expect.stringMatching(/^line: expected a JSON object, got .*JSON/),
    'record: expected an object, got [1]',
    'record: expected an object, got "x"',
    expect.stringMatching(/^messages: expected/),
    expect.stringMatching(/^line: expected a JSON object, got .*JSON/),
  ]);
});

it('rejects a line that is not UTF-8', async () => {
  const latin1 = Buffer.from('{"id":"T-2","text":"\xe9"}\n', 'latin1');
  const path = file('latin1.jsonl', Buffer.concat([Buffer.from('{"id":"T-1","text":"é"}\n'), latin1]));
  const { read, rejected } = await recordsOf(path);
  expect(read).toHaveLength(1);
  expect(rejected.map(({ line }) => line)).toEqual([2]);
  expect(rejected[0]?.problems[0]).toMatch(/expected UTF-8.*iconv/);
});
