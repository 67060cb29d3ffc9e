import { existsSync, readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { endpointFolder } from '../helpers/endpoint-folder.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder, type TempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';

/** Twelve tickets of a training split, older than the eight that are asked about. */
function write(folder: TempFolder): void {
  const train = someTickets(12, { split: 'train', createdAt: '2025-03-01T00:00:00Z' });
  const test = someTickets(8, { split: 'test', createdAt: '2025-04-01T00:00:00Z' }).map((ticket, index) => ({
    ...ticket,
    id: `Q-${index + 1}`,
  }));
  folder.write('tickets.jsonl', jsonl([...train, ...test]));
}

const ARGS = ['ablate', 'tickets.jsonl', '--split', 'test', '--run', 'run', '--json', '-q'];

it('an ablation runs each row in a folder of its own, compares them, and is gone on with by the same command', async () => {
  await using folder = tempFolder();
  write(folder);
  const args = [...ARGS, '--model', 'embedded', '--pipeline', 'baseline:majority,direct,cot,cot+icl'];
  const { code, stdout, stderr } = await runCli(args, { cwd: folder.path });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const report = JSON.parse(stdout) as {
    kind: string;
    rows: { pipeline: string; tickets: number }[];
    steps: unknown[];
  };
  expect(report).toMatchObject({ version: 1, kind: 'ablate' });
  expect(report.rows.map(({ pipeline, tickets }) => [pipeline, tickets])).toEqual([
    ['baseline:majority', 8],
    ['direct', 8],
    ['cot', 8],
    ['cot+icl', 8],
  ]);
  // majority → cot, direct → cot, cot → cot+icl
  expect(report.steps).toHaveLength(3);
  expect(folder.read('run/report.json')).toBe(stdout);
  expect(folder.read('run/report.html')).toContain('<!doctype html>');
  const predictions = folder.readJsonl('run/rows/03-cot_embedded/predictions.jsonl');
  expect(predictions.map(({ ticketId }) => ticketId).toSorted()).toEqual([1, 2, 3, 4, 5, 6, 7, 8].map((n) => `Q-${n}`));
  const again = await runCli(args, { cwd: folder.path });
  expect(again).toMatchObject({ code: 0, stdout });
  expect(folder.readJsonl('run/rows/03-cot_embedded/predictions.jsonl')).toHaveLength(8);
  expect((await runCli(['report', 'run', '--json'], { cwd: folder.path })).stdout).toBe(stdout);
});

it('without --model the rows of a fitted model are part of it', async () => {
  await using folder = tempFolder();
  write(folder);
  const { code, stdout } = await runCli([...ARGS, '--pipeline', 'cot'], { cwd: folder.path });
  expect(code).toBe(0);
  const { rows } = JSON.parse(stdout) as { rows: { model: string }[] };
  expect(rows.map(({ model }) => model)).toEqual(['embedded', 'embedded:ablation']);
  expect(existsSync(folder.at('.tickit/models/ablation.json'))).toBe(true);
});

it('a dry run says what every row would take, and sends and writes nothing', async () => {
  await using server = await startServer(() => replies.status(500));
  await using folder = endpointFolder(server, someTickets(4, { split: 'train' }));
  const args = ['ablate', 'tickets.jsonl', '--pipeline', 'direct,cot+reflection', '--dry-run'];
  const { code, stdout } = await runCli([...args, '--json'], { cwd: folder.path });
  expect(code).toBe(0);
  // one call a ticket, and two
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'plan', rows: [{ calls: 4 }, { calls: 8 }] });
  expect((await runCli(args, { cwd: folder.path })).stdout).toContain('Dry run: nothing was sent.');
  expect(server.requests).toHaveLength(0);
  expect(existsSync(folder.at('results'))).toBe(false);
});

it('a dry run with a model that is yet to be fitted plans its rows and leaves nothing behind', async () => {
  await using folder = tempFolder();
  write(folder);
  const args = ['ablate', 'tickets.jsonl', '--split', 'test', '--pipeline', 'cot', '--dry-run', '--json'];
  const { code, stdout, stderr } = await runCli(args, { cwd: folder.path });
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const { rows } = JSON.parse(stdout) as { rows: unknown[] };
  // one call for each of the eight tickets
  expect(rows).toMatchObject([
    { pipeline: 'cot', model: 'embedded', calls: 8 },
    { pipeline: 'cot', model: 'embedded:ablation', calls: 8 },
  ]);
  expect(readdirSync(folder.path)).toEqual(['tickets.jsonl']);
});

it.each([
  ['an unknown pipeline', ['--pipeline', 'cot,drect'], 'Did you mean "direct"?'],
  ['a split without tickets', ['--split', 'tset'], '0 in the split "tset"'],
  ['nothing to learn from', ['--train', 'test-only.jsonl'], 'nothing to learn from'],
])('%s ends it before a model is fitted', async (_, flags, complaint) => {
  await using folder = tempFolder();
  write(folder);
  folder.write('test-only.jsonl', '{"id":"1","text":"no label"}\n');
  const before = readdirSync(folder.path);
  const { code, stderr } = await runCli(['ablate', 'tickets.jsonl', ...flags], { cwd: folder.path });
  expect(code).toBe(2);
  expect(stderr).toContain(complaint);
  expect(stderr).not.toContain('fitting');
  expect(readdirSync(folder.path)).toEqual(before);
});

it('no model is fitted for rows that ask none', async () => {
  await using folder = tempFolder();
  write(folder);
  const { code, stderr } = await runCli(['ablate', 'tickets.jsonl', '--pipeline', 'baseline:majority'], {
    cwd: folder.path,
  });
  expect(code).toBe(0);
  expect(stderr).not.toContain('fitting');
  expect(existsSync(folder.at('.tickit'))).toBe(false);
});

it('an unknown pipeline among the rows is a usage error before anything is run', async () => {
  await using folder = tempFolder();
  write(folder);
  const { code, stderr } = await runCli(['ablate', 'tickets.jsonl', '--pipeline', 'cot,drect', '--model', 'embedded'], {
    cwd: folder.path,
  });
  expect(code).toBe(2);
  expect(stderr).toContain('Did you mean "direct"?');
  expect(existsSync(folder.at('results'))).toBe(false);
});

it('rows from labels fit a model, which then answers by its name', async () => {
  await using folder = tempFolder();
  write(folder);
  const inFolder = { cwd: folder.path };
  const build = ['sft', 'build', '--from-labels', 'tickets.jsonl', '--split', 'train', '-o', 'rows.jsonl'];
  expect(await runCli(build, inFolder)).toMatchObject({ code: 0, stdout: '12 rows in rows.jsonl\n' });
  const [row] = folder.readJsonl('rows.jsonl') as { messages: { role: string; content: string }[] }[];
  expect(row?.messages.map(({ role }) => role)).toEqual(['system', 'user', 'assistant']);
  expect(JSON.parse(row?.messages[2]?.content ?? '')).toMatchObject({ category: 'system_failure' });
  const train = await runCli(['sft', 'train', '--name', 'mine', '--rows', 'rows.jsonl'], inFolder);
  expect(train).toMatchObject({ code: 0, stdout: 'embedded:mine fitted on 12 rows\n' });
  const asked = await runCli(
    ['eval', 'tickets.jsonl', '--split', 'test', '--model', 'embedded:mine', '--json'],
    inFolder,
  );
  expect(JSON.parse(asked.stdout)).toMatchObject({ run: { model: 'embedded:mine' }, tickets: 8 });
});

it('asking again and again says how stable the answers are', async () => {
  await using folder = tempFolder();
  write(folder);
  const args = ['eval', 'tickets.jsonl', '--split', 'test', '--repeat', '3', '--run', 'run'];
  const { stdout, stderr } = await runCli([...args, '--json'], { cwd: folder.path });
  // 8 tickets, 3 answers each; the embedded model always says the same
  expect(JSON.parse(stdout)).toMatchObject({
    tickets: 24,
    stability: { unanimous: { value: 1, n: 8 }, agreement: { value: 1, n: 8 } },
  });
  expect(stderr).toContain('8 tickets, 3 answers each → run\n');
  expect((await runCli(['report', 'run'], { cwd: folder.path })).stdout).toContain('8 tickets, 24 answers, 100.0 %');
  const again = await runCli([...args, '--json'], { cwd: folder.path });
  expect(again.stderr).toContain('24/24 · 0.0/s · ETA 0 s\n');
});
