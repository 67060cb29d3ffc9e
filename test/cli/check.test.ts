import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { endpointFolder } from '../helpers/endpoint-folder.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { runCli } from '../helpers/run-cli.ts';
import { tempFolder, type TempFolder } from '../helpers/temp-folder.ts';
import { jsonl, someTickets } from '../helpers/tickets.ts';

const shipped = (file: string): string => readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

interface CheckJson {
  kind: string;
  verdict: string;
  checks: { kind: string; figure?: string; verdict: string; low: number; high: number; moreTickets: number | null }[];
  comparison: {
    changes: { outcome: string; label: string; from: string; tickets: { first: string[] } }[];
    texts: { name: string; diff: string }[];
  };
}

const jsonOf = (folder: TempFolder, run: string): CheckJson =>
  JSON.parse(folder.read(`${run}/check.json`)) as CheckJson;

/** The shipped tickets and a baseline of them, answered by the embedded model. */
async function shippedBaseline(): Promise<TempFolder> {
  const folder = tempFolder();
  folder.write('oncall.jsonl', shipped('datasets/oncall.jsonl'));
  await runCli(['check', 'oncall.jsonl', '--update-baseline', 'baseline.jsonl', '-q'], { cwd: folder.path });
  return folder;
}

it('a category whose definition and signs are taken away regressed, with its tickets named', async () => {
  await using folder = await shippedBaseline();
  const categories = (parse(shipped('prompts/categories.yaml')) as { name: string }[]).map((category) =>
    category.name === 'system_failure' ? { ...category, definition: 'Something technical.', signs: [] } : category,
  );
  folder.write('tickit.config.json', JSON.stringify({ categories }));
  const args = ['check', 'oncall.jsonl', '--baseline', 'baseline.jsonl', '--run', 'run', '-q'];
  const outputs = ['-o', 'comment.md', '--junit', 'junit.xml'];
  const { code, stdout, stderr } = await runCli([...args, ...outputs], {
    cwd: folder.path,
    env: { GITHUB_STEP_SUMMARY: folder.at('summary.md') },
  });
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr).toMatch(/^tickit: regressed: macro-f1 changed by −/);
  const check = jsonOf(folder, 'run');
  expect(check).toMatchObject({
    kind: 'check',
    verdict: 'regressed',
    // Detection alone does not see tickets that go to the wrong team.
    checks: [
      { figure: 'f1', verdict: 'inconclusive' },
      { figure: 'macro-f1', verdict: 'regressed' },
      { kind: 'min-coverage', verdict: 'fine' },
    ],
  });
  expect(check.checks[1]?.high).toBeLessThan(-0.02);
  // Most of what broke are system failures, which are named.
  const [most] = check.comparison.changes;
  expect(most).toMatchObject({ outcome: 'broken', label: 'system_failure', from: 'system_failure' });
  const comment = folder.read('comment.md');
  expect(comment).toMatch(/^# tickit check: regressed\n\nmacro-f1 changed by −.*\n\nNext: look at what was broken/);
  for (const id of most?.tickets.first.slice(0, 10) ?? []) expect(comment).toContain(id);
  expect(check.comparison.texts.map(({ name }) => name)).toEqual(['categories.json']);
  expect(comment).toContain('-      "the agent sees errors, can reproduce it, and has no explanation",');
  expect(comment).toContain('+    "definition": "Something technical.",');
  expect(folder.read('run/check.md')).toBe(comment);
  expect(folder.read('summary.md')).toBe(`${comment}\n`);
  expect(folder.read('junit.xml')).toContain('<failure type="regressed"');
  expect(Buffer.byteLength(folder.read('baseline.jsonl').split('\n').slice(1).join('\n')) / 480).toBeLessThan(100);
});

it('another wording of the role is fine, and the diff shows it', async () => {
  await using folder = await shippedBaseline();
  const prompt = shipped('prompts/cot.md').replace('You are the duty officer of', 'You have the duty at');
  folder.write('own/cot.md', prompt);
  folder.write('tickit.config.json', '{"prompts":"own"}');
  const { code, stdout } = await runCli(
    ['check', 'oncall.jsonl', '--baseline', 'baseline.jsonl', '--run', 'run', '-q', '--format', 'md'],
    { cwd: folder.path },
  );
  expect(code).toBe(0);
  expect(stdout).toContain('# tickit check: fine');
  expect(stdout).toMatch(/^-You are the duty officer of.*\n\+You have the duty at/m);
});

/** Six tickets, and the baseline of a pipeline that takes each for the most frequent one. */
async function tinyBaseline(): Promise<TempFolder> {
  const folder = tempFolder();
  folder.write('tickets.jsonl', jsonl(someTickets(6)));
  await runCli(['eval', 'tickets.jsonl', '--run', 'base', '-q'], { cwd: folder.path });
  return folder;
}

const TINY = ['check', 'tickets.jsonl', '--baseline', 'base', '--run', 'run', '-q'];

it('six tickets decide nothing, even when no answer changed', async () => {
  await using folder = await tinyBaseline();
  const { code, stderr } = await runCli(TINY, { cwd: folder.path });
  expect(code).toBe(3);
  expect(stderr).toMatch(/^tickit: inconclusive: f1 changed by 0.0 points/);
  expect(jsonOf(folder, 'run').checks[0]?.moreTickets).toBeGreaterThan(6);
});

it.each([
  { exit: 'pass', code: 0 },
  { exit: 'fail', code: 1 },
])('--on-inconclusive $exit changes the exit code, not the verdict', async ({ exit, code }) => {
  await using folder = await tinyBaseline();
  const result = await runCli([...TINY, '--on-inconclusive', exit, '--json'], { cwd: folder.path });
  expect(result.code).toBe(code);
  expect((JSON.parse(result.stdout) as CheckJson).verdict).toBe('inconclusive');
});

it('what can not be compared is refused before anything is run, naming what differs', async () => {
  await using folder = await tinyBaseline();
  folder.write('others.jsonl', jsonl(someTickets(5)));
  const other = ['check', 'others.jsonl', '--baseline', 'base', '--run', 'run', '-q'];
  const refused = await runCli(other, { cwd: folder.path });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('the baseline is about other tickets: datasetSha256');
  expect(() => folder.read('run/manifest.json')).toThrow();
  const common = await runCli([...other, '--intersection', '--format', 'md'], { cwd: folder.path });
  expect(common.code).toBe(3);
  expect(common.stdout).toContain('LEFT OUT: 1 in the base run only: T-6');
});

it('nothing in common is an error, whatever may be left out', async () => {
  await using folder = await tinyBaseline();
  folder.write(
    'others.jsonl',
    jsonl(someTickets(3).map((ticket) => ({ ...ticket, id: `other-${String(ticket.id)}` }))),
  );
  const args = ['check', 'others.jsonl', '--baseline', 'base', '--run', 'run', '-q', '--intersection'];
  const { code, stdout, stderr } = await runCli(args, { cwd: folder.path });
  expect(code).toBe(2);
  expect(stdout).toBe('');
  expect(stderr).toContain('the runs have no ticket in common');
  expect(stderr).toContain('6 in the base run only: T-1,');
  expect(stderr).toContain('3 in the changed run only: other-T-1,');
});

it('a run that answered too few tickets becomes no baseline, unless that is allowed', async () => {
  await using server = await startServer(() => replies.prose());
  await using folder = endpointFolder(server, someTickets(3));
  const update = ['check', 'tickets.jsonl', '-q', '--update-baseline', 'baseline.jsonl', '--run', 'run'];
  const refused = await runCli(update, { cwd: folder.path });
  expect(refused.code).toBe(3);
  expect(refused.stderr).toContain('no baseline was written: 0.0 % of the tickets got an answer');
  expect(() => folder.read('baseline.jsonl')).toThrow();
  expect((await runCli([...update, '--min-coverage', '0'], { cwd: folder.path })).code).toBe(0);
  expect(folder.read('baseline.jsonl').split('\n')).toHaveLength(5);
});

it.each([
  { name: 'no baseline', args: [], says: 'nothing to compare with' },
  { name: 'a baseline that is not there', args: ['--baseline', 'none'], says: 'none: expected a run folder' },
  {
    name: 'a margin given twice',
    args: ['--baseline', 'base', '--margin', 'f1:0.1', '--margin', 'f1:0.2'],
    says: 'given for f1 twice',
  },
  { name: 'an unknown figure', args: ['--baseline', 'base', '--margin', 'f2:0.1'], says: 'no figure "f2"' },
  { name: 'no number', args: ['--baseline', 'base', '--floor', 'recall:other:x'], says: 'Expected a number from 0' },
])('$name is a usage or data error', async ({ args, says }) => {
  await using folder = await tinyBaseline();
  const { code, stderr } = await runCli(['check', 'tickets.jsonl', ...args], { cwd: folder.path });
  expect(code).toBe(2);
  expect(stderr).toContain(says);
});

it('two runs are compared without a gate, and refused when they are about other tickets', async () => {
  await using folder = await tinyBaseline();
  await runCli(['eval', 'tickets.jsonl', '--run', 'direct', '--pipeline', 'direct', '-q'], { cwd: folder.path });
  const { code, stdout } = await runCli(['compare', 'base', 'direct', '--json'], { cwd: folder.path });
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject({
    version: 1,
    kind: 'compare',
    tickets: 6,
    parameters: [{ name: 'pipeline', base: 'cot', changed: 'direct' }],
  });
  await runCli(['eval', 'tickets.jsonl', '--run', 'less', '--limit', '4', '-q'], { cwd: folder.path });
  const refused = await runCli(['compare', 'base', 'less'], { cwd: folder.path });
  expect(refused.code).toBe(2);
  expect(refused.stderr).toContain('2 in the base run only: T-5, T-6');
  expect((await runCli(['compare', 'base', 'less', '--intersection'], { cwd: folder.path })).code).toBe(0);
});

it('with a dry run nothing is sent, judged or written', async () => {
  await using folder = await tinyBaseline();
  const { code, stdout } = await runCli([...TINY, '--dry-run'], { cwd: folder.path });
  expect(code).toBe(0);
  expect(stdout).toContain('Dry run: nothing was sent.');
});

it('with a cassette it needs no key and no server, and says how many calls a changed prompt needs', async () => {
  await using server = await startServer();
  await using folder = endpointFolder(server, someTickets(6));
  const cassette = ['check', 'tickets.jsonl', '-q', '--cache', 'cassette.jsonl'];
  await runCli([...cassette, '--update-baseline', 'baseline.jsonl'], { cwd: folder.path });
  expect(server.requests).toHaveLength(6);
  const gate = [...cassette, '--baseline', 'baseline.jsonl', '--offline', '--on-inconclusive', 'pass'];
  expect((await runCli(gate, { cwd: folder.path })).code).toBe(0);
  const config = JSON.parse(folder.read('tickit.config.json')) as object;
  folder.write('own/direct.md', shipped('prompts/direct.md').replace('You are the duty officer of', 'You serve'));
  folder.write('tickit.config.json', JSON.stringify({ ...config, prompts: 'own' }));
  const missing = await runCli(gate, { cwd: folder.path });
  expect(missing.code).toBe(4);
  expect(missing.stderr).toContain('cassette.jsonl lacks replies for 6 of 6 answers: 6 live calls are needed');
  expect(server.requests).toHaveLength(6);
});
