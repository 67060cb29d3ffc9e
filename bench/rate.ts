import { parseArgs } from 'node:util';
import { note, run, wholeNumber } from './lib/command-line.ts';
import { describeMachine, table } from './lib/figures.ts';
import { measureNode, withTemporaryFolder } from './lib/measure.ts';
import { mostWithin } from './lib/most-within.ts';
import { startEndpoint } from './lib/start-endpoint.ts';
import { writeCallRun } from './lib/write-call-run.ts';

/** How much of a declared rate must be used over all, and how much at most in any stretch of these lengths. */
const GOALS = { used: 0.95, most: 1.02, windowsMs: [60_000, 10_000] };

await run(async () => {
  const { values } = parseArgs({
    options: {
      calls: { type: 'string', default: '600' },
      rpm: { type: 'string', default: '600' },
    },
  });
  const calls = wholeNumber('calls', values.calls, 10);
  const rpm = wholeNumber('rpm', values.rpm, 1);
  process.stdout.write(describeMachine());
  note(`${calls} calls at ${rpm} a minute`);
  const arrivals = await evaluate(calls, rpm);
  process.stdout.write(table(['as the endpoint counts', 'calls', 'of the declared', 'goal'], rowsOf(arrivals, rpm)));
});

function rowsOf(arrivals: readonly number[], rpm: number): string[][] {
  const spanMs = (arrivals.at(-1) ?? 0) - (arrivals[0] ?? 0);
  const perMinute = ((arrivals.length - 1) * 60_000) / spanMs;
  const used = perMinute / rpm;
  return [
    ['a minute, over all', perMinute.toFixed(1), used.toFixed(3), judge(used >= GOALS.used, `≥ ${GOALS.used}`)],
    ...GOALS.windowsMs.map((windowMs) => {
      const most = mostWithin(windowMs, arrivals);
      const share = most / ((rpm * windowMs) / 60_000);
      const name = `the most in any ${windowMs / 1000} s`;
      return [name, String(most), share.toFixed(3), judge(share <= GOALS.most, `≤ ${GOALS.most}`)];
    }),
  ];
}

function judge(isMet: boolean, goal: string): string {
  if (!isMet) process.exitCode = 1;
  return `${goal} ${isMet ? 'met' : 'MISSED'}`;
}

/** Runs a whole `tickit eval` as a process with the rate in its configuration; returns when its calls arrived. */
async function evaluate(calls: number, rpm: number): Promise<number[]> {
  await using endpoint = await startEndpoint(0);
  // Awaited here, as the endpoint goes when this function returns.
  return await withTemporaryFolder(async (folder) => {
    const model = { baseUrl: endpoint.baseUrl, rpm };
    await measureNode(await writeCallRun(folder, { calls, concurrency: 32, model }), folder);
    const arrivals = await endpoint.arrivals();
    if (arrivals.length !== calls) throw new Error(`expected ${calls} calls, got ${arrivals.length}`);
    return arrivals;
  });
}
