import { execFileSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { describe, expect, it } from 'vitest';
import { endpointFolder } from '../helpers/endpoint-folder.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { runCli, runShell } from '../helpers/run-cli.ts';
import { parseJsonl, type TempFolder } from '../helpers/temp-folder.ts';
import { someTickets } from '../helpers/tickets.ts';

const CLASSIFY = ['classify', 'tickets.jsonl', '--run', 'run'];
const EVAL = ['eval', 'tickets.jsonl', '--run', 'run'];
const NOWHERE = { baseUrl: 'http://127.0.0.1:1/v1' };

const SCRIPT = 'script';

const COLOUR = /\u001b\[/;

describe('-q prints nothing on stderr on success', () => {
  it('of a run of many calls', async () => {
    // The server takes no JSON schema, which is a note otherwise.
    await using server = await startServer(() => replies.refusingFormats('json_schema'));
    await using folder = endpointFolder(server, someTickets(60));
    const { code, stdout, stderr } = await runCli([...EVAL, '-q'], { cwd: folder.path });
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toContain('60 tickets');
  });

  it('and the error on failure', async () => {
    await using folder = endpointFolder(NOWHERE, someTickets(1));
    const { code, stderr } = await runCli(['eval', 'none.jsonl', '-q'], { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toContain('none.jsonl');
  });
});

describe('the predictions of classify', () => {
  const categories = ['system_failure', 'other'];

  it('go to a JSONL file, one a line, with team and escalation', async () => {
    await using server = await startServer(({ index }) => replies.good(categories[index % 2]));
    await using folder = endpointFolder(server, someTickets(2));
    const { code, stderr } = await runCli([...CLASSIFY, '-o', 'p.jsonl', '--concurrency', '1'], { cwd: folder.path });
    expect(code).toBe(0);
    expect(stderr).toContain('p.jsonl');
    expect(folder.readJsonl('p.jsonl')).toMatchObject([
      { ticketId: 'T-1', status: 'answered', category: 'system_failure', escalates: true, team: 'SRE and R&D' },
      { ticketId: 'T-2', status: 'answered', category: 'other', escalates: false, team: null },
    ]);
  });

  it('go to a CSV file, formulas disarmed', async () => {
    const evil = '=cmd|calc';
    const reply = replies.completion({ content: JSON.stringify({ category: 'other', reasoning: evil }) });
    await using server = await startServer(({ index }) => (index === 0 ? reply : replies.prose()));
    await using folder = endpointFolder(server, someTickets(2));
    await runCli([...CLASSIFY, '-o', 'p.csv', '--concurrency', '1'], { cwd: folder.path });
    const rows: Record<string, string>[] = parse(folder.read('p.csv'), { columns: true });
    expect(rows).toMatchObject([
      { ticketId: 'T-1', category: 'other', escalates: 'false', reasoning: `'${evil}`, inputTokens: '100' },
      { ticketId: 'T-2', status: 'unparsed', category: '', escalates: '', problem: 'no_json', calls: '2' },
    ]);
  });

  it.each([
    { flags: [], read: parseJsonl },
    { flags: ['--format', 'csv'], read: (text: string): unknown[] => parse(text, { columns: true }) },
  ])('stand alone on stdout with -o - $flags', async ({ flags, read }) => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(3));
    const { code, stdout, stderr } = await runCli([...CLASSIFY, '-o', '-', '-v', ...flags], { cwd: folder.path });
    expect(code).toBe(0);
    expect(read(stdout)).toMatchObject([{ category: 'other' }, { category: 'other' }, { category: 'other' }]);
    expect(stderr).toContain('3 tickets');
  });

  it('that can not be written exit 2 before anything is asked', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(3));
    const { code, stdout, stderr } = await runCli([...CLASSIFY, '-o', 'none/p.csv'], { cwd: folder.path });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('none/p.csv');
    expect(server.requests).toHaveLength(0);
    expect(existsSync(folder.at('run'))).toBe(false);
  });

  it('that can be written no more exit 2 and stay in the run', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(3));
    folder.write('none/other', '');
    server.use(() => {
      rmSync(folder.at('none'), { recursive: true, force: true });
      return replies.good();
    });
    const { code, stdout, stderr } = await runCli([...CLASSIFY, '-o', 'none/p.csv'], { cwd: folder.path });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('none/p.csv');
    expect(folder.readJsonl('run/predictions.jsonl')).toHaveLength(3);
  });
});

describe('a reader that stops', () => {
  it('after the first of 5,000 predictions is no failure', async () => {
    await using folder = endpointFolder(NOWHERE, someTickets(5000, { split: 'train' }));
    const command = 'tickit classify tickets.jsonl --pipeline baseline:majority -q -o -';
    const { stdout, stderr } = await runShell(`{ ${command}; echo "code $?" >&2; } | head -1`, { cwd: folder.path });
    expect(stdout.split('\n')).toHaveLength(2);
    expect(stderr).toBe('code 0\n');
  });

  it.skipIf(!existsSync('/dev/full'))(
    'because the disk is full is told in one line, and is no failed gate',
    async () => {
      await using folder = endpointFolder(NOWHERE, []);
      const { code, stderr } = await runShell('tickit config check > /dev/full', { cwd: folder.path });
      expect([0, 1]).not.toContain(code);
      expect(stderr).toContain('ENOSPC');
      expect(stderr).not.toMatch(/^ {4}at /m);
    },
  );

  it('of help is no failure either', async () => {
    await using folder = endpointFolder(NOWHERE, []);
    const { stderr } = await runShell('{ tickit eval --help; echo "code $?" >&2; } | true', { cwd: folder.path });
    expect(stderr).toBe('code 0\n');
  });
});

describe('a report', () => {
  it('is rebuilt to the byte, without a call', async () => {
    await using server = await startServer(({ index }) => (index % 5 === 4 ? replies.prose() : replies.good()));
    await using folder = endpointFolder(server, someTickets(20, { tags: ['a', 'b'], incidentId: 'INC-1' }));
    const run = await runCli([...EVAL, '--json'], { cwd: folder.path });
    const asked = server.requests.length;
    for (const format of ['json', 'md']) {
      const again = await runCli(['report', 'run', '--format', format, '-o', `again.${format}`], { cwd: folder.path });
      expect(again).toMatchObject({ code: 0, stdout: '', stderr: '' });
      expect(folder.read(`again.${format}`)).toBe(folder.read(`run/report.${format}`));
    }
    expect(folder.read('run/report.json')).toBe(run.stdout);
    expect(server.requests).toHaveLength(asked);
  });

  it('has no colours when piped, unless they are forced', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(4));
    const report = (env: Record<string, string>) => runCli(['report', 'run'], { cwd: folder.path, env });
    const run = await runCli(EVAL, { cwd: folder.path });
    expect(run.stdout + run.stderr).not.toMatch(COLOUR);
    expect((await report({ FORCE_COLOR: '1' })).stdout).toMatch(COLOUR);
  });

  it.skipIf(!hasScript())('on a terminal has colours, but not with NO_COLOR', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(4));
    await runCli(EVAL, { cwd: folder.path });
    // It gives the command a terminal.
    const report = (env: Record<string, string>) =>
      runShell(`${SCRIPT} -qec '"$NODE" "$CLI" report run' /dev/null`, {
        cwd: folder.path,
        env: { TERM: 'xterm-256color', ...env },
      });
    expect((await report({})).stdout).toMatch(COLOUR);
    expect((await report({ NO_COLOR: '1' })).stdout).not.toMatch(COLOUR);
  });
});

describe.skipIf(!hasScript())('on a terminal', () => {
  const onTerminal = (folder: TempFolder, pipeline: string) => {
    const args = `${CLASSIFY.join(' ')} --model embedded --pipeline ${pipeline}`;
    const command = `${SCRIPT} -qec '"$NODE" "$CLI" ${args}' /dev/null`;
    return runShell(command, { cwd: folder.path, env: { TERM: 'xterm-256color' } });
  };

  it('a run shows a bar that is full at the end', async () => {
    await using folder = endpointFolder(NOWHERE, someTickets(3));
    const { code, stdout } = await onTerminal(folder, 'cot');
    expect(code).toBe(0);
    expect(stdout).toMatch(/█ 3\/3 · /);
  });

  it('the cursor is shown again after an error that nobody waits for', async () => {
    await using folder = endpointFolder(NOWHERE, someTickets(3));
    const create = `() => () => new Promise(() => setTimeout(() => { throw new Error('no luck'); }))`;
    folder.write('own.mjs', `export default { summary: 'stray', calls: 0, create: ${create} };`);
    const { code, stdout } = await onTerminal(folder, './own.mjs');
    expect(code).toBe(2);
    expect(stdout.lastIndexOf('\u001b[?25h')).toBeGreaterThan(stdout.lastIndexOf('\u001b[?25l'));
    expect(stdout).toContain('no luck');
  });
});

/** Whether script(1) is the one of util-linux, with -e and -c. */
function hasScript(): boolean {
  try {
    return execFileSync(SCRIPT, ['--version'], { encoding: 'utf8' }).includes('util-linux');
  } catch {
    return false;
  }
}
