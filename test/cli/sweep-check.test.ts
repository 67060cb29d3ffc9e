import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { endpointFolder } from '../helpers/endpoint-folder.ts';
import { startServer, type Script } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { runCli } from '../helpers/run-cli.ts';
import type { TempFolder } from '../helpers/temp-folder.ts';
import { someTickets } from '../helpers/tickets.ts';

const DESCRIBE = readFileSync(new URL('../../prompts/describe.md', import.meta.url), 'utf8');

/** Two tickets of each of 40 incidents, each about a code of its own. */
const TICKETS = someTickets(80, { label: 'system_failure' }).map((ticket, index) => ({
  ...ticket,
  text: `since today we get ERR-${1000 + 37 * (index % 40)} all the time`,
  incidentId: `INC-${index % 40}`,
}));

/** Says the error code as long as the prompt asks for error codes, else what all tickets have in common. */
const describing: Script = ({ body }) => {
  const prompt = body.messages.map(({ content }) => content).join('\n');
  const [code = ''] = /ERR-\d+/.exec(prompt) ?? [];
  const description = prompt.includes('error codes') ? `${code} ${code} ${code}` : 'There is an error.';
  return replies.completion({ content: JSON.stringify({ description }) });
};

interface CheckJson {
  verdict: string;
  checks: { kind: string; figure?: string; high: number; moreTickets: number | null }[];
  comparison: {
    kind: string;
    links: { change: string; isRight: boolean; count: number; first: { ticketId: string }[] }[];
    texts: { name: string; diff: string }[];
  };
}

const SWEEP = ['sweep-threshold', 'tickets.jsonl', '--from', '0.95', '--to', '0.99', '--step', '0.02', '-q'];
const CHECK = ['check', 'tickets.jsonl', '--baseline', 'baseline.jsonl', '--run', 'run', '-q'];

const jsonOf = (folder: TempFolder): CheckJson => JSON.parse(folder.read('run/check.json')) as CheckJson;

async function withBaseline(test: (folder: TempFolder, requests: () => number) => Promise<void>): Promise<void> {
  await using server = await startServer(describing);
  await using folder = endpointFolder(server, TICKETS);
  const flags = ['--rewrite', 'off', '--run', 'base', '--update-baseline', 'baseline.jsonl'];
  expect(await runCli([...SWEEP, ...flags], { cwd: folder.path })).toMatchObject({ code: 0 });
  const sent = server.requests.length;
  await test(folder, () => server.requests.length - sent);
}

function editPrompt(folder: TempFolder, from: string, to: string): void {
  folder.write('own/describe.md', DESCRIBE.replace(from, to));
  const config = JSON.parse(folder.read('tickit.config.json')) as object;
  folder.write('tickit.config.json', JSON.stringify({ ...config, prompts: 'own' }));
}

it('a describe prompt that leaves out what tells incidents apart regressed, with the links that it made named', () =>
  withBaseline(async (folder) => {
    editPrompt(folder, 'error codes, ', '');
    const outputs = ['-o', 'comment.md', '--junit', 'junit.xml'];
    const { code, stderr } = await runCli([...CHECK, ...outputs], { cwd: folder.path });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^tickit: regressed: bcubed-f1 changed by −/);
    const { verdict, checks, comparison } = jsonOf(folder);
    expect(verdict).toBe('regressed');
    expect(checks[0]).toMatchObject({ kind: 'margin', figure: 'bcubed-f1' });
    expect(checks[0]?.high).toBeLessThan(-0.02);
    expect(comparison.kind).toBe('compare-sweep');
    // All are in the group of T-1 now: the first ticket of every other incident, which is no alert any more.
    const wrong = comparison.links.find(({ change, isRight }) => change === 'gained' && !isRight);
    expect(wrong?.count).toBe(39);
    const comment = folder.read('comment.md');
    expect(comment).toContain(wrong?.first[0]?.ticketId);
    expect(comment).toMatch(/^-- Say the product and the region, the symptom, error codes, .*\n\+- Say the product/m);
    expect(folder.read('run/check.md')).toBe(comment);
    expect(folder.read('junit.xml')).toContain('<failure type="regressed"');
  }));

it('another wording is fine within a margin that so few tickets can show, and undecided within a narrower one', () =>
  withBaseline(async (folder) => {
    editPrompt(folder, 'You are the duty officer of', 'You have the duty at');
    const wide = await runCli([...CHECK, '--margin', 'bcubed-f1:0.1'], { cwd: folder.path });
    expect(wide.code).toBe(0);
    expect(wide.stdout).toContain('tickit check: fine');
    expect(jsonOf(folder).comparison.links).toEqual([]);
    const narrow = await runCli([...CHECK, '--margin', 'bcubed-f1:0.001'], { cwd: folder.path });
    expect(narrow.code).toBe(3);
    expect(jsonOf(folder).checks[0]?.moreTickets).toBeGreaterThan(80);
  }));

it('a baseline is as small as its tickets, and the same when nothing changed', () =>
  withBaseline(async (folder) => {
    const { code } = await runCli([...CHECK, '--update-baseline', 'new.jsonl'], { cwd: folder.path });
    expect(code).toBe(0);
    expect(folder.read('new.jsonl')).toBe(folder.read('baseline.jsonl'));
    const rows = folder.read('baseline.jsonl').split('\n').slice(1);
    expect(Buffer.byteLength(rows.join('\n')) / 80).toBeLessThan(100);
  }));

it('what can not be compared is refused before anything is sent', () =>
  withBaseline(async (folder, requests) => {
    const own = { cwd: folder.path };
    for (const { args, says } of REFUSED) {
      const { code, stderr } = await runCli([...CHECK, ...args], own);
      expect({ args, code }).toEqual({ args, code: 2 });
      expect(stderr).toContain(says);
    }
    expect(requests()).toBe(0);
    const dry = await runCli([...CHECK, '--dry-run'], own);
    expect(dry.stdout).toContain('Dry run: nothing was sent.');
    expect(requests()).toBe(0);
  }));

const REFUSED = [
  { args: ['--limit', '10'], says: 'the baseline is about other tickets: limit' },
  { args: ['--threshold', '0.5'], says: 'it holds the groups at the threshold' },
  { args: ['--rewrite', 'on'], says: 'without rewriting alone' },
  { args: ['--margin', 'f1:0.02'], says: 'no figure "f1"' },
  { args: ['--repeat', '2'], says: '--repeat: the baseline is of a sweep' },
];

it('a setting is for sweeps only, and a broken baseline is named by file and line', () =>
  withBaseline(async (folder) => {
    folder.write('broken.jsonl', folder.read('baseline.jsonl').replace('["T-10"', '["T-10",1'));
    const broken = await runCli(['check', 'tickets.jsonl', '--baseline', 'broken.jsonl'], { cwd: folder.path });
    expect(broken.code).toBe(2);
    expect(broken.stderr).toMatch(/broken\.jsonl:\d+: expected a ticket/);
    const args = ['check', 'tickets.jsonl', '--update-baseline', 'x.jsonl', '--threshold', '0.9'];
    const setting = await runCli(args, { cwd: folder.path });
    expect(setting.code).toBe(2);
    expect(setting.stderr).toContain('--threshold and --rewrite are for sweeps');
  }));
