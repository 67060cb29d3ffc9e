import { parseArgs } from 'node:util';
import { note, run, wholeNumber } from './lib/command-line.ts';
import { describeMachine, median, table } from './lib/figures.ts';
import { measureNode, withTemporaryFolder } from './lib/measure.ts';
import { startEndpoint } from './lib/start-endpoint.ts';
import { writeCallRun } from './lib/write-call-run.ts';

const DELAY_MS = 50;
/** A run may take so many times what its calls take one behind the other in all places. */
const IDEALS = [
  { concurrency: 256, atMost: 2 },
  { concurrency: 64, atMost: 1.15 },
];

await run(async () => {
  const { values } = parseArgs({
    options: {
      calls: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '3' },
    },
  });
  const calls = wholeNumber('calls', values.calls, 10);
  const rounds = wholeNumber('rounds', values.rounds, 1);
  process.stdout.write(describeMachine());
  const rows: string[][] = [];
  for (const { concurrency, atMost } of IDEALS) {
    const idealMs = (calls * DELAY_MS) / concurrency;
    const walls = [];
    for (let round = 1; round <= rounds; round++) {
      note(`${calls} calls at ${concurrency}, round ${round} of ${rounds}`);
      walls.push(await evaluate(calls, concurrency));
    }
    const ratio = (median(walls) ?? 0) / idealMs;
    rows.push([
      `${concurrency} at once, ${DELAY_MS} ms: wall / ideal`,
      ratio.toFixed(2),
      judge(ratio <= atMost, `≤ ${atMost}`),
    ]);
  }
  process.stdout.write(table(['what', 'ratio', 'goal'], rows));
});

function judge(isMet: boolean, goal: string): string {
  if (!isMet) process.exitCode = 1;
  return `${goal} ${isMet ? 'met' : 'MISSED'}`;
}

/** Milliseconds of a whole `tickit eval` as a process, one call a ticket. */
async function evaluate(calls: number, concurrency: number): Promise<number> {
  await using endpoint = await startEndpoint(DELAY_MS);
  // Awaited here, as the endpoint goes when this function returns.
  return await withTemporaryFolder(async (folder) => {
    const args = await writeCallRun(folder, { calls, concurrency, model: { baseUrl: endpoint.baseUrl } });
    const { wallMs } = await measureNode(args, folder);
    const arrived = (await endpoint.arrivals()).length;
    if (arrived !== calls) throw new Error(`expected ${calls} calls, got ${arrived}`);
    return wallMs;
  });
}
