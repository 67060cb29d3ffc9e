import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parseJsonl, tempFolder } from '../helpers/temp-folder.ts';
import { runCli } from '../helpers/run-cli.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';

const BUILD = ['sft', 'build', '--from-labels', 'tickets.jsonl'];
const UNKNOWN = { id: 'T-9', text: 'x', label: 'fire' };

it('rows can go to stdout, what is said about them to stderr', async () => {
  await using folder = tempFolder();
  folder.write('tickets.jsonl', jsonl(someTickets(1)));
  const { code, stdout, stderr } = await runCli([...BUILD, '-o', '-'], { cwd: folder.path });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '1 row\n' });
  expect(parseJsonl(stdout)).toHaveLength(1);
});

it('a record that can not be read is named and counted', async () => {
  await using folder = tempFolder();
  folder.write('tickets.jsonl', jsonl([...someTickets(2), UNKNOWN]));
  const { code, stdout, stderr } = await runCli([...BUILD, '-o', 'rows.jsonl', '--json'], { cwd: folder.path });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ rows: 2, rejected: 1 });
  expect(stderr).toContain("1 of 3 records can't be read");
  expect(stderr).toContain('tickets.jsonl:3: label: expected one of');
});

it('a build that fails leaves the rows that were there', async () => {
  await using folder = tempFolder();
  folder.write('rows.jsonl', 'old');
  folder.write('tickets.jsonl', jsonl([UNKNOWN]));
  const { code } = await runCli([...BUILD, '-o', 'rows.jsonl'], { cwd: folder.path });
  expect(code).toBe(2);
  expect(folder.read('rows.jsonl')).toBe('old');
  expect(readdirSync(folder.path).toSorted()).toEqual(['rows.jsonl', 'tickets.jsonl']);
});

it('a row that is none is named with what was expected and got', async () => {
  await using folder = tempFolder();
  folder.write('rows.jsonl', '\n{"messages":[{"role":"human","content":"x"},{"role":"assistant","content":"y"}]}\n');
  const { code, stderr } = await runCli(['sft', 'train', '--name', 'mine', '--rows', 'rows.jsonl'], {
    cwd: folder.path,
  });
  expect(code).toBe(2);
  expect(stderr).toContain('rows.jsonl:2: messages.0.role: expected one of system, user, assistant, got "human"');
  expect(stderr).toContain('tickit sft build');
});

it.each([
  ['nowhere.jsonl', 'tickit: nowhere.jsonl: no such file\n'],
  ['.', 'tickit: .: expected a file, got a folder\n'],
])('rows in %j can not be read', async (rows, message) => {
  await using folder = tempFolder();
  const { code, stderr } = await runCli(['sft', 'train', '--name', 'mine', '--rows', rows], { cwd: folder.path });
  expect({ code, stderr }).toEqual({ code: 2, stderr: message });
});
