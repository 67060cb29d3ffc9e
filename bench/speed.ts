import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { builtCli } from './lib/built-cli.ts';
import { writeCallConfig } from './lib/call-load.ts';
import { note, run, wholeNumber } from './lib/command-line.ts';
import { describeMachine, median, table } from './lib/figures.ts';
import { measureNode, withTemporaryFolder } from './lib/measure.ts';
import { startEndpoint } from './lib/start-endpoint.ts';
import { loadName, writeLoad } from './lib/write-load.ts';

const DELAY_MS = 50;
/** A run may take so many times what its calls take one behind the other in all places. */
const IDEALS = [
  { concurrency: 256, atMost: 2 },
  { concurrency: 64, atMost: 1.15 },
];
/** Requests a minute, and the share of it that must be used. */
const RATE = { rpm: 600, atLeast: 0.95 };

await run(async () => {
  const { values } = parseArgs({
    options: {
      calls: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '3' },
      'rate-calls': { type: 'string', default: '300' },
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
      walls.push((await evaluate({ calls, concurrency, delayMs: DELAY_MS, rpm: null })).wallMs);
    }
    const ratio = (median(walls) ?? 0) / idealMs;
    rows.push([
      `${concurrency} at once, ${DELAY_MS} ms: wall / ideal`,
      ratio.toFixed(2),
      judge(ratio <= atMost, `≤ ${atMost}`),
    ]);
  }
  const rateCalls = wholeNumber('rate-calls', values['rate-calls'], 10);
  note(`${rateCalls} calls at ${RATE.rpm} a minute`);
  const { endedAt } = await evaluate({ calls: rateCalls, concurrency: 32, delayMs: 0, rpm: RATE.rpm });
  const used = ((rateCalls - 1) * 60_000) / ((endedAt.at(-1) ?? 0) - (endedAt[0] ?? 0)) / RATE.rpm;
  rows.push([
    `declared ${RATE.rpm} a minute: share used`,
    used.toFixed(3),
    judge(used >= RATE.atLeast, `≥ ${RATE.atLeast}`),
  ]);
  process.stdout.write(table(['what', 'ratio', 'goal'], rows));
});

function judge(isMet: boolean, goal: string): string {
  if (!isMet) process.exitCode = 1;
  return `${goal} ${isMet ? 'met' : 'MISSED'}`;
}

interface Plan {
  calls: number;
  concurrency: number;
  delayMs: number;
  /** Declared; null for none. */
  rpm: number | null;
}

interface Evaluation {
  wallMs: number;
  /** When each call ended, milliseconds, ascending. */
  endedAt: number[];
}

/** A whole `tickit eval` as a process, one call a ticket. */
async function evaluate({ calls, concurrency, delayMs, rpm }: Plan): Promise<Evaluation> {
  await using endpoint = await startEndpoint(delayMs);
  // Awaited here, as the endpoint goes when this function returns.
  return await withTemporaryFolder(async (folder) => {
    const dump = path.join(folder, loadName({ tickets: calls, format: 'jsonl' }));
    await writeLoad(dump, { tickets: calls, seed: 1, format: 'jsonl' });
    const { baseUrl } = endpoint;
    await writeCallConfig(folder, { baseUrl, ...(rpm === null ? {} : { rpm }) });
    const args = [builtCli(), 'eval', dump, '-q', '--run', 'run', '--concurrency', String(concurrency)];
    const { wallMs } = await measureNode(args, folder);
    const journal = (await readFile(path.join(folder, 'run', 'calls.jsonl'), 'utf8')).trimEnd().split('\n');
    if (journal.length !== calls) throw new Error(`expected ${calls} calls, got ${journal.length}`);
    const endedAt = journal.map((line) => Date.parse((JSON.parse(line) as { at: string }).at));
    return { wallMs, endedAt: endedAt.sort((a, b) => a - b) };
  });
}
