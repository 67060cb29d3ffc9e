import { readdirSync } from 'node:fs';
import { expect, it } from 'vitest';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';

it.each([
  ['eval', ['--json', '--format', 'md'], '--json and --format md'],
  ['eval', ['-o', 'report.pdf'], 'report.pdf: expected a name that ends in'],
  ['ablate', ['-o', 'report.xlsx'], 'report.xlsx: expected a name that ends in'],
  ['classify', ['-o', 'predictions.xlsx'], 'predictions.xlsx: expected a name that ends in .jsonl, .ndjson, .csv'],
  ['classify', ['--format', 'csv'], '--format csv: expected a file for the predictions'],
])('%s %j is refused before anything is done', async (command, flags, message) => {
  await using folder = tempFolder();
  folder.write('tickets.jsonl', jsonl(someTickets(4)));
  const { code, stderr } = await runCli([command, 'tickets.jsonl', ...flags], { cwd: folder.path });
  expect(code).toBe(2);
  expect(stderr).toContain(message);
  expect(readdirSync(folder.path)).toEqual(['tickets.jsonl']);
});

it('a flag without effect is told', async () => {
  await using folder = tempFolder();
  folder.write('tickets.jsonl', jsonl(someTickets(4)));
  const args = ['classify', 'tickets.jsonl', '--train', 'nowhere.jsonl', '--run', 'run'];
  const { code, stderr } = await runCli(args, { cwd: folder.path });
  expect(code).toBe(0);
  expect(stderr).toContain('warning: --train has no effect: no pipeline here learns or shows examples: cot\n');
});
