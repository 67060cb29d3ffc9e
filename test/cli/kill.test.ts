import { expect, it } from 'vitest';
import { seededRandom } from '../../src/util/random.ts';
import { endpointFolder, idsUpTo, predictedIds } from '../helpers/endpoint-folder.ts';
import { startServer } from '../helpers/misbehaving-server.ts';
import { replies } from '../helpers/replies.ts';
import { runCli, startCli } from '../helpers/run-cli.ts';
import { parseJsonl } from '../helpers/temp-folder.ts';
import { someTickets } from '../helpers/tickets.ts';

const TICKETS = 200;
const KILLS = 20;
const CONCURRENCY = 4;
const PRICE = { input: 1, output: 10 };
/** Of a reply of 100 and 20 tokens: 100 * $1 + 20 * $10 a million. */
const CALL_USD = 0.0003;

/** The lines of a file that end; a kill may have left the beginning of another. */
const wholeLines = (text: string): Record<string, unknown>[] => parseJsonl(text.slice(0, text.lastIndexOf('\n') + 1));

it.each([
  { name: 'a run', flags: [] },
  { name: 'a run with a cache', flags: ['--cache', 'cache.jsonl'] },
])(
  'kill -9 at 20 random moments of $name loses no row, repeats none and tears none',
  async ({ flags }) => {
    const random = seededRandom(7);
    const command = ['eval', 'tickets.jsonl', '--run', 'run', '--concurrency', String(CONCURRENCY), '--json', ...flags];
    await using server = await startServer(() => replies.slow(Math.floor(15 * random()), replies.good()));
    await using folder = endpointFolder(server, someTickets(TICKETS), { price: PRICE });
    for (let kill = 0; kill < KILLS; kill++) {
      const started = startCli(command, { cwd: folder.path });
      await server.arrived(server.requests.length + 1 + Math.floor(8 * random()));
      started.process.kill('SIGKILL');
      expect(await started.result).toMatchObject({ code: null, signal: 'SIGKILL' });
    }
    const { code, stdout, stderr } = await runCli(command, { cwd: folder.path });
    expect(code).toBe(0);
    expect(stderr).toContain('going on from');
    expect(predictedIds(folder, 'run').sort()).toEqual(idsUpTo(TICKETS));
    // A reply that was on its way when the process died is in no row: those totals are what is recorded, the server's may be more.
    const { confusion, usage, ...report } = JSON.parse(stdout) as {
      confusion: { counts: number[][] };
      usage: Record<string, number>;
    };
    const cached = usage.cachedCalls ?? 0;
    expect(usage).toMatchObject({ calls: TICKETS, inputTokens: 100 * TICKETS, outputTokens: 20 * TICKETS });
    expect(usage.costUsd).toBeCloseTo((TICKETS - cached) * CALL_USD, 9);
    expect(server.requests.length).toBeGreaterThanOrEqual(TICKETS - cached);
    expect(server.requests.length).toBeLessThanOrEqual(TICKETS + KILLS * CONCURRENCY);
    // Every answer is `other`, which is the label of every second ticket.
    expect(report).toMatchObject({ tickets: TICKETS, strict: { accuracy: { value: 0.5, n: TICKETS } } });
    expect(confusion.counts.flat().filter((cell) => cell > 0)).toEqual([TICKETS / 2, TICKETS / 2]);
    // Every attempt that ended is in the journal, and none that the server did not see.
    const attempts = folder.readJsonl('run/calls.jsonl');
    expect(attempts.filter(({ outcome }) => outcome === 'ok').length).toBeGreaterThanOrEqual(TICKETS - cached);
    expect(attempts.length).toBeLessThanOrEqual(server.requests.length);
    if (flags.length > 0) {
      const entries = wholeLines(folder.read('cache.jsonl')).filter((line) => 'key' in line);
      expect(new Set(entries.map(({ key }) => key)).size).toBe(TICKETS);
      const asked = server.requests.length;
      const offline = ['eval', 'tickets.jsonl', '--run', 'offline', '--offline', '--json', ...flags];
      expect(await runCli(offline, { cwd: folder.path })).toMatchObject({ code: 0 });
      expect(server.requests).toHaveLength(asked);
    }
  },
  180_000,
);
