import { existsSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpointFolder, predictedIds } from '../helpers/endpoint-folder.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';

const [first, second, third] = someTickets(3).map((ticket) => JSON.stringify(ticket)) as [string, string, string];

describe('a file that is no dump exits 2 before anything is written', () => {
  it.each([
    { name: 'is missing', content: null, parts: ['no such file'] },
    { name: 'is empty', content: '', parts: ['empty'] },
    { name: 'is binary', content: Uint8Array.from([1, 0, 2, 0, 0, 9, 0, 0, 0, 1]), parts: ['binary'] },
    { name: 'is a JSON array', content: `[${first}]`, parts: ['JSON array', 'jq'] },
    { name: 'holds no ticket', content: 'hello\nworld\n', parts: ['dump.jsonl:1', 'none of 2 records'] },
    {
      name: 'repeats an id',
      content: `${first}\n${second}\n${first}\n`,
      parts: ['dump.jsonl:3', '"T-1"', 'line 1'],
    },
    {
      name: 'has no labels',
      content: '{"id":"T-1","text":"help"}\n',
      parts: ['1 ticket read, 0 with a label', 'tickit classify'],
    },
    {
      name: 'has labels of no category only',
      content: '{"id":"1","text":"t","label":"fire"}\n',
      parts: ['"fire"', 'dump.jsonl:1: label'],
    },
  ])('if it $name', async ({ content, parts }) => {
    await using folder = tempFolder();
    if (content !== null) folder.write('dump.jsonl', content);
    const { code, stdout, stderr } = await runCli(['eval', 'dump.jsonl'], { cwd: folder.path });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const part of ['dump.jsonl', ...parts]) expect(stderr).toContain(part);
    expect(existsSync(folder.at('results'))).toBe(false);
  });

  it('if it is a folder', async () => {
    await using folder = tempFolder();
    folder.write('dump.jsonl/inside', '');
    const { code, stdout, stderr } = await runCli(['classify', 'dump.jsonl'], { cwd: folder.path });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('got a folder');
  });

  it('if it is stdin, which can be read once only', async () => {
    await using folder = tempFolder();
    const { code, stderr } = await runCli(['classify', '-'], { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toBe('tickit: -: expected a file, got stdin\nA dump is read twice, so save it to a file first.\n');
  });

  it('if all labels are of no category, and says which', async () => {
    await using folder = tempFolder();
    folder.write(
      'dump.jsonl',
      jsonl([
        { id: '1', text: 't', label: 'fire' },
        { id: '2', text: 't' },
      ]),
    );
    const { code, stderr } = await runCli(['eval', 'dump.jsonl'], { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toContain(
      "1 ticket read, 1 record that can't be read, 0 with a label\ndump.jsonl:1: label: expected",
    );
  });

  it('if no ticket passes the filter', async () => {
    await using folder = tempFolder();
    folder.write('dump.jsonl', jsonl(someTickets(2, { split: 'test' })));
    const { code, stdout, stderr } = await runCli(['eval', 'dump.jsonl', '--split', 'tset'], { cwd: folder.path });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    for (const part of ['2 tickets read, 0 in the split "tset" (--split)', '"test"']) expect(stderr).toContain(part);
  });
});

describe('records that can not be read', () => {
  const bad = [
    { name: 'broken JSON', text: '{"id":"T-9","text":', problem: 'line: expected a JSON object' },
    { name: 'no id', text: '{"text":"help"}', problem: 'id: expected' },
    { name: 'no text', text: '{"id":"T-8"}', problem: 'messages: expected' },
    {
      name: 'a label of no category',
      text: '{"id":"T-7","text":"t","label":"other_"}',
      problem: 'label: expected one of',
    },
  ];
  const lines = [first, ...bad.map(({ text }) => text), second, third];

  it('are left out, counted and kept, and the run goes on', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, []);
    folder.write('tickets.jsonl', lines.join('\n'));
    const { code, stdout, stderr } = await runCli(['eval', 'tickets.jsonl', '--run', 'run', '--json'], {
      cwd: folder.path,
    });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ tickets: 3, run: { rejected: 4 } });
    expect(stderr).toContain('4 of 7 records');
    expect(stderr).toContain('run/rejected.jsonl');
    bad.forEach(({ problem }, index) => expect(stderr).toContain(`tickets.jsonl:${index + 2}: ${problem}`));
    expect(predictedIds(folder, 'run').sort()).toEqual(['T-1', 'T-2', 'T-3']);
    const rejected = folder.readJsonl('run/rejected.jsonl');
    expect(rejected.map(({ location, raw }) => ({ location, raw }))).toEqual(
      bad.map(({ text }, index) => ({ location: `tickets.jsonl:${index + 2}`, raw: text })),
    );
    expect(rejected.map(({ problems }) => problems)).toEqual(
      bad.map(({ problem }) => [expect.stringContaining(problem) as unknown]),
    );
  });

  it('stop a run with --strict, before anything is sent', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, []);
    folder.write('tickets.jsonl', lines.join('\n'));
    const { code, stdout, stderr } = await runCli(['eval', 'tickets.jsonl', '--strict'], { cwd: folder.path });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('4 of 7 records');
    bad.forEach(({ problem }, index) => expect(stderr).toContain(`tickets.jsonl:${index + 2}: ${problem}`));
    expect(server.requests).toEqual([]);
  });
});
