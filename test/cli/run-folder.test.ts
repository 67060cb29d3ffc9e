import { appendFileSync, existsSync, mkdirSync, rmSync } from 'node:fs';
import { hostname } from 'node:os';
import { describe, expect, it } from 'vitest';
import { endpointFolder, idsUpTo, predictedIds } from '../helpers/endpoint-folder.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { runCli, runShell, startCli } from '../helpers/run-cli.ts';
import { someTickets } from '../helpers/tickets.ts';

const RUN = ['classify', 'tickets.jsonl', '--run', 'run'];

describe('a run folder', () => {
  it.each([
    { name: 'a file stands in its place', file: 'run', args: RUN },
    { name: 'a file stands in the place of results', file: 'results', args: ['classify', 'tickets.jsonl'] },
  ])('that can not be written to, as $name, exits 2 before anything is sent', async ({ file, args }) => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(2));
    folder.write(file, 'in the way');
    const { code, stdout, stderr } = await runCli(args, { cwd: folder.path });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(file);
    expect(stderr).not.toMatch(/^ {4}at /m);
    expect(server.requests).toEqual([]);
  });

  it('of another run is refused, naming what differs, and left as it is', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(3));
    expect(await runCli(RUN, { cwd: folder.path })).toMatchObject({ code: 0 });
    const files = ['run/manifest.json', 'run/predictions.jsonl'];
    const before = files.map(folder.read);
    const asked = server.requests.length;
    const refused = async (part: string, ...flags: string[]) => {
      const { code, stdout, stderr } = await runCli([...RUN, ...flags], { cwd: folder.path });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      for (const text of ['another run', part]) expect(stderr).toContain(text);
    };
    await refused('pipeline: "direct" there, "cot" here', '--pipeline', 'cot');
    await refused('limit: null there, 2 here', '--limit', '2');
    appendFileSync(folder.at('tickets.jsonl'), '{"id":"new","text":"t","label":"other"}\n');
    await refused('datasetSha256');
    expect(files.map(folder.read)).toEqual(before);
    expect(server.requests).toHaveLength(asked);
    expect(existsSync(folder.at('run/run.lock'))).toBe(false);
  });

  it('of a finished run asks nothing again', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(3));
    const first = await runCli([...RUN, '--json'], { cwd: folder.path });
    expect(await runCli([...RUN, '--json'], { cwd: folder.path })).toMatchObject({ code: 0, stdout: first.stdout });
    expect(server.requests).toHaveLength(3);
  });

  it('whose last line a crash has torn is gone on with', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(4));
    await runCli(RUN, { cwd: folder.path });
    const whole = folder.read('run/predictions.jsonl');
    folder.write('run/predictions.jsonl', whole.slice(0, -40));
    const { code, stderr } = await runCli(RUN, { cwd: folder.path });
    expect(code).toBe(0);
    expect(stderr).toContain('going on from 3 of 4');
    expect(predictedIds(folder, 'run').sort()).toEqual(idsUpTo(4));
    expect(server.requests).toHaveLength(5);
  });

  it('with a broken manifest is refused', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(2));
    folder.write('run/manifest.json', '{"version":1');
    const { code, stderr } = await runCli(RUN, { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toContain('run/manifest.json');
    expect(server.requests).toEqual([]);
  });
});

describe('two processes at once', () => {
  it('do not write into one run: the second exits 2', async () => {
    await using server = await startServer(() => replies.stall());
    await using folder = endpointFolder(server, someTickets(4));
    const first = startCli(RUN, { cwd: folder.path });
    await server.arrived(1);
    const second = await runCli(RUN, { cwd: folder.path });
    expect(second).toMatchObject({ code: 2, stdout: '' });
    expect(second.stderr).toContain('another process');
    expect(server.requests).toHaveLength(1);
    first.process.kill('SIGKILL');
    await first.result;
  });

  it('started in the same moment ask about each ticket once', async () => {
    let release = (): void => undefined;
    const released = new Promise<void>((resolve) => (release = resolve));
    await using server = await startServer(() => async (response, request) => {
      await released;
      await replies.good()(response, request);
    });
    await using folder = endpointFolder(server, someTickets(12));
    const both = [1, 2].map(() => runCli(RUN, { cwd: folder.path }));
    // Nobody is answered before one of them has given up.
    await Promise.race(both);
    release();
    expect((await Promise.all(both)).map(({ code }) => code).sort()).toEqual([0, 2]);
    expect(predictedIds(folder, 'run').sort()).toEqual(idsUpTo(12));
    expect(server.requests).toHaveLength(12);
  });

  it('that leave the choice of the folder to tickit get one each', async () => {
    await using server = await startServer(() => replies.slow(50, replies.good()));
    await using folder = endpointFolder(server, someTickets(3));
    const both = await Promise.all([1, 2].map(() => runCli(['classify', 'tickets.jsonl'], { cwd: folder.path })));
    expect(both.map(({ code }) => code)).toEqual([0, 0]);
    expect(server.requests).toHaveLength(6);
  });
});

describe('a lock', () => {
  it.each([
    // No process has this number: it is above the largest that Linux and macOS give.
    { name: 'of a process that is gone', lock: JSON.stringify({ pid: 4_194_305, host: hostname() }) },
    { name: 'that a crash left empty', lock: '' },
  ])('$name does not stand in the way', async ({ lock }) => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(2));
    folder.write('run/run.lock', lock);
    expect(await runCli(RUN, { cwd: folder.path })).toMatchObject({ code: 0 });
    expect(existsSync(folder.at('run/run.lock'))).toBe(false);
  });

  it('of a killed process whose number this one was given does not stand in the way', async () => {
    // In a container every process may be number 1; `exec` keeps the number.
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(2));
    mkdirSync(folder.at('run'));
    const lock = `printf '{"pid":%d,"host":"${hostname()}"}' $$ > run/run.lock`;
    const { code, stderr } = await runShell(`${lock}; exec "$NODE" "$CLI" ${RUN.join(' ')}`, { cwd: folder.path });
    expect({ code, stderr }).toMatchObject({ code: 0 });
  });

  it('of another machine is respected, and said how to get rid of', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(2));
    folder.write('run/run.lock', JSON.stringify({ pid: 1, host: 'another-machine' }));
    const { code, stderr } = await runCli(RUN, { cwd: folder.path });
    expect(code).toBe(2);
    expect(stderr).toContain('run.lock');
  });
});

describe('report', () => {
  it.each([
    { name: 'is no run', files: { 'run/notes.txt': '' } },
    { name: 'has a broken manifest', files: { 'run/manifest.json': '{}' } },
  ])('of a folder that $name exits 2', async ({ files }) => {
    await using folder = endpointFolder({ baseUrl: 'http://127.0.0.1:1/v1' }, []);
    for (const [name, text] of Object.entries(files)) folder.write(name, text);
    const { code, stdout, stderr } = await runCli(['report', 'run'], { cwd: folder.path });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('run/manifest.json');
  });

  it('of a run that was killed before its first prediction says that there is nothing', async () => {
    await using server = await startServer(() => replies.stall());
    await using folder = endpointFolder(server, someTickets(2));
    const killed = startCli(RUN, { cwd: folder.path });
    await server.arrived(1);
    killed.process.kill('SIGKILL');
    await killed.result;
    const { code, stdout } = await runCli(['report', 'run', '--json'], { cwd: folder.path });
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ tickets: 0, coverage: { value: null }, run: { isFinished: false } });
  });

  it('of a run whose predictions are gone exits 2, without a stack', async () => {
    await using server = await startServer();
    await using folder = endpointFolder(server, someTickets(1));
    await runCli(RUN, { cwd: folder.path });
    rmSync(folder.at('run/predictions.jsonl'));
    const { code, stdout, stderr } = await runCli(['report', 'run'], { cwd: folder.path });
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain('run/predictions.jsonl');
    expect(stderr).not.toMatch(/^ {4}at /m);
  });
});
