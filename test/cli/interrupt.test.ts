import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { endpointFolder, idsUpTo, predictedIds } from '../helpers/endpoint-folder.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { runCli, startCli } from '../helpers/run-cli.ts';
import { someTickets } from '../helpers/tickets.ts';

const EVAL = ['eval', 'tickets.jsonl', '--concurrency', '4'];

describe('Ctrl-C in the middle', () => {
  it.each([
    { signal: 'SIGINT' as const, folderFlags: ['--run', 'run'] },
    { signal: 'SIGTERM' as const, folderFlags: [] },
  ])(
    'by $signal with $folderFlags exits 130 without waiting for a reply; the same command goes on',
    async ({ signal, folderFlags }) => {
      // The first ten are answered, the others never.
      await using server = await startServer(({ index }) => (index < 10 ? replies.good() : replies.stall()));
      await using folder = endpointFolder(server, someTickets(30));
      const command = [...EVAL, ...folderFlags];
      const started = startCli(command, { cwd: folder.path });
      await server.arrived(14);
      started.process.kill(signal);
      const interrupted = await started.result;
      expect(interrupted).toMatchObject({ code: 130, signal: null, stdout: '' });
      for (const part of ['interrupted', 'is kept in', 'run the same command again']) {
        expect(interrupted.stderr).toContain(part);
      }
      await expect.poll(server.abandoned).toBe(4);
      const kept = /kept in (\S+)\. /.exec(interrupted.stderr)?.[1] ?? 'none';
      expect(predictedIds(folder, kept)).toHaveLength(10);
      // Calls that were under way are in the journal, as they may have been paid for.
      const outcomes = folder.readJsonl(`${kept}/calls.jsonl`).map(({ outcome }) => outcome);
      expect(outcomes).toEqual([...Array<string>(10).fill('ok'), ...Array<string>(4).fill('aborted')]);
      server.use(() => replies.good());
      const resumed = await runCli([...command, '--json'], { cwd: folder.path });
      expect(resumed.code).toBe(0);
      expect(JSON.parse(resumed.stdout)).toMatchObject({
        tickets: 30,
        usage: { calls: 30 },
        run: { isFinished: true },
      });
      expect(predictedIds(folder, kept).sort()).toEqual(idsUpTo(30));
      expect(server.requests).toHaveLength(14 + 20);
    },
  );

  it('of a run of the embedded model is heard between two tickets, not at the end of a piece of the file', async () => {
    await using folder = endpointFolder({ baseUrl: 'http://127.0.0.1:1/v1' }, someTickets(6000));
    const log = folder.at('run/predictions.jsonl');
    const flags = ['--model', 'embedded', '--run', 'run'];
    const done = (): number => (existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0);
    const started = startCli(['classify', 'tickets.jsonl', ...flags], { cwd: folder.path });
    await expect.poll(done, { timeout: 20_000 }).toBeGreaterThan(0);
    started.process.kill('SIGINT');
    const before = done();
    const { code, stderr } = await started.result;
    expect(code).toBe(130);
    expect(stderr).toContain('run the same command again');
    // Between two readings of the clock a few are done; a piece of the file holds two thousand.
    expect(done() - before).toBeLessThan(500);
  });
});
