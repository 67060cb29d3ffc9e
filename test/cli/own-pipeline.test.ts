import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder, type TempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';

const EXAMPLE = fileURLToPath(new URL('../fixtures/own-pipeline/keywords-first.mjs', import.meta.url));

function folderWith(pipeline: string | null): TempFolder {
  const folder = tempFolder();
  const charged = { id: 'T-9', text: 'we were charged twice for March', label: 'asset_loss' };
  folder.write('tickets.jsonl', jsonl([...someTickets(4), charged]));
  if (pipeline !== null) folder.write('own.mjs', pipeline);
  return folder;
}

const evaluate = (folder: TempFolder, ...args: string[]) =>
  runCli(['eval', 'tickets.jsonl', '--run', 'run', '--json', ...args], { cwd: folder.path });

it('the example of the documentation runs, and its clear words need no call', async () => {
  await using folder = folderWith(null);
  const { code, stderr } = await evaluate(folder, '--pipeline', EXAMPLE, '-q');
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
  const predictions = folder.readJsonl('run/predictions.jsonl');
  expect(predictions.find(({ ticketId }) => ticketId === 'T-9')).toMatchObject({ category: 'asset_loss', calls: 0 });
  expect(predictions.filter(({ calls }) => calls === 1 || calls === 2)).toHaveLength(4);
});

/** Plain objects, as a folder without the package `tickit` has them. */
const QUIET = `export default { summary: 'nobody', calls: 0, create: () => () => ({ category: 'other' }) };`;
const ASKING = `export default {
  summary: 'asks with a prompt of its own', calls: 1, prompts: ['./brief.md'], create: () => ({ ask }) => ask('./brief.md') };`;
const BRIEF = readFileSync(new URL('../../prompts/direct.md', import.meta.url), 'utf8');

it('its content is part of what the run is: the same goes on, a changed one is another run', async () => {
  await using folder = folderWith(QUIET);
  expect(await evaluate(folder, '--pipeline', './own.mjs')).toMatchObject({ code: 0 });
  expect(await evaluate(folder, '--pipeline', 'own.mjs')).toMatchObject({ code: 0 });
  folder.write('own.mjs', `${QUIET}\n// changed\n`);
  const { code, stderr } = await evaluate(folder, '--pipeline', './own.mjs');
  expect(code).toBe(2);
  expect(stderr).toContain('pipelineSha256');
});

it('prompts of its own are found beside it, from wherever it is called, and belong to the run', async () => {
  await using folder = folderWith(null);
  folder.write('deep/own.mjs', ASKING);
  folder.write('deep/brief.md', BRIEF);
  const { code, stdout } = await evaluate(folder, '--pipeline', 'deep/own.mjs', '--dry-run');
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ calls: 5, firstPrompt: [{ role: 'system' }, { role: 'user' }] });
  expect(await evaluate(folder, '--pipeline', 'deep/own.mjs')).toMatchObject({ code: 0 });
  const { identity } = JSON.parse(folder.read('run/manifest.json')) as { identity: Record<string, unknown> };
  expect(identity).toMatchObject({ pipeline: path.join('deep', 'own.mjs') });
  expect(Object.keys(identity.promptHashes as object)).toEqual(['./brief.md']);
});

it('the configuration names it from where the configuration stands', async () => {
  await using folder = folderWith(QUIET);
  folder.write('tickit.config.yaml', 'pipeline: ./own.mjs\n');
  folder.write('below/tickets.jsonl', jsonl(someTickets(2)));
  const { code, stdout } = await runCli(['classify', 'tickets.jsonl', '--json'], { cwd: folder.at('below') });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({ run: { pipeline: path.join('..', 'own.mjs') }, answers: { other: 2 } });
});

it('an ablation lists it among the others, and compares it with chain of thought', async () => {
  await using folder = folderWith(QUIET);
  const args = ['ablate', 'tickets.jsonl', '--model', 'embedded', '--pipeline', 'cot,./own.mjs', '--run', 'run'];
  const { code, stdout } = await runCli([...args, '--json', '-q'], { cwd: folder.path });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    rows: [{ pipeline: 'cot' }, { pipeline: 'own.mjs', model: null }],
    steps: [{ from: 'cot · embedded', to: 'own.mjs' }],
  });
  expect(existsSync(folder.at('run/rows/02-own.mjs/predictions.jsonl'))).toBe(true);
});

it('a bug in it ends the run with the ticket and the line, and what was done before is kept', async () => {
  const buggy = `export default { summary: 'buggy', calls: 0, create: () => ({ ticket }) => {
    if (ticket.messages[0].text.includes('number 3')) ticket.nothing.at(0);
    return { category: 'other' };
  } };`;
  await using folder = folderWith(buggy);
  const { code, stderr, stdout } = await evaluate(folder, '--pipeline', './own.mjs', '--concurrency', '1');
  expect(code).toBe(2);
  expect(stderr).toContain('own.mjs: ticket "T-3": TypeError: ');
  expect(stderr).toMatch(/own\.mjs:2:\d+/);
  expect(stderr).not.toMatch(/node:internal|dist/);
  expect(stderr).not.toContain('bug in tickit');
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'error', code: 2 });
  expect(folder.readJsonl('run/predictions.jsonl').map(({ ticketId }) => ticketId)).toEqual(['T-1', 'T-2']);
});

it.each([
  ['a promise that it forgot', `Promise.reject(new Error('no luck'));`],
  ['a callback', `setTimeout(() => { throw new Error('no luck'); });`],
])('an error in %s ends the run as wrong data, not as a failed gate, and names the line', async (_, line) => {
  await using folder = folderWith(`export default { summary: 'stray', calls: 0, create: () => async () => {
    ${line}
    return new Promise(() => setTimeout(() => undefined, 1000));
  } };`);
  const { code, stdout, stderr } = await evaluate(folder, '--pipeline', './own.mjs', '-q');
  expect(code).toBe(2);
  expect(stderr).toMatch(/^tickit: own\.mjs:2: Error: no luck\nIt is thrown where nobody waits for it/);
  expect(stderr).not.toMatch(/bug in tickit|node:internal/);
  expect(JSON.parse(stdout)).toMatchObject({ kind: 'error', code: 2 });
});

it('a fault in what it imports is not blamed on a line of its own', async () => {
  await using folder = folderWith(`import './deep.mjs'; ${QUIET}`);
  folder.write('deep.mjs', '\n\nexport default }');
  const { code, stderr } = await evaluate(folder, '--pipeline', './own.mjs', '-q');
  expect(code).toBe(2);
  expect(stderr).toBe(
    "tickit: ./own.mjs: SyntaxError: Unexpected token '}'\nTo see the code around it: node ./own.mjs\n",
  );
});

it.each([
  ['is not there', null, 'pipeline: no such file, got "./own.mjs"'],
  ['has no default export', 'export const pipeline = {};', 'own.mjs: expected a default export, got none'],
  ['lacks a field', `export default { summary: 'x', calls: 0 };`, 'create: expected a function'],
  ['can`t be parsed', '// one\nexport default {', 'own.mjs:2: SyntaxError: '],
  ['throws while it is loaded', `throw new Error('no luck');`, 'own.mjs:1: Error: no luck'],
  ['throws inside Node', `import fs from 'node:fs';\nfs.readFileSync('/nowhere/x');`, 'own.mjs:2: Error: ENOENT'],
  ['throws what is no error', `throw 'text\\u001b[31m';`, 'own.mjs: threw text\n'],
  ['imports what is not there', `import './nothing.mjs'; ${QUIET}`, 'nothing.mjs'],
  ['imports what is not exported', `import { no } from 'node:fs'; ${QUIET}`, `own.mjs:1: SyntaxError: `],
  ['can`t find tickit', `import { definePipeline } from 'tickit';`, 'npm link tickit'],
  ['names a prompt that is not there', ASKING, 'tickit: brief.md: no such prompt file\n'],
])('a file that %s is refused before anything is written', async (_, pipeline, problem) => {
  await using folder = folderWith(pipeline);
  const { code, stderr } = await evaluate(folder, '--pipeline', './own.mjs', '-q');
  expect(code).toBe(2);
  expect(stderr).toContain(problem);
  expect(stderr).not.toMatch(/bug in tickit|node:internal/);
  expect(existsSync(folder.at('run'))).toBe(false);
});
