import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';

it('an evaluation writes its charts as files, and takes away those that are none of its own any more', async () => {
  await using folder = tempFolder();
  folder.write('tickets.jsonl', jsonl(someTickets(6)));
  folder.write('run/charts/of-an-earlier-report.svg', '<svg/>');
  folder.write('run/charts/notes.txt', 'mine');
  const args = ['eval', 'tickets.jsonl', '--pipeline', 'direct', '--run', 'run', '-q'];
  expect(await runCli(args, { cwd: folder.path })).toMatchObject({ code: 0, stderr: '' });
  expect(readdirSync(folder.at('run/charts')).sort()).toEqual([
    'categories.svg',
    'confusion.svg',
    'notes.txt',
    'precision-recall.svg',
    'reliability.svg',
  ]);
  const chart = folder.read('run/charts/confusion.svg');
  expect(chart).toContain('<title>Labels and answers</title>');
  await runCli(args, { cwd: folder.path });
  expect(folder.read('run/charts/confusion.svg')).toBe(chart);
});

it('an ablation writes those that compare its rows, and a classification none', async () => {
  await using folder = tempFolder();
  folder.write('tickets.jsonl', jsonl(someTickets(6)));
  const pipelines = ['--pipeline', 'direct,cot', '--model', 'embedded'];
  await runCli(['ablate', 'tickets.jsonl', ...pipelines, '--run', 'ablation', '-q'], { cwd: folder.path });
  expect(readdirSync(folder.at('ablation/charts')).sort()).toEqual([
    'precision-recall.svg',
    'quality-against-cost.svg',
  ]);
  await runCli(['classify', 'tickets.jsonl', '--run', 'plain', '-q', '-o', 'out.jsonl'], { cwd: folder.path });
  expect(readdirSync(folder.at('plain'))).not.toContain('charts');
});
