import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { builtCli } from './lib/built-cli.ts';
import { note, run, wholeNumber } from './lib/command-line.ts';
import { describeMachine, mebibytes, median, seconds, table } from './lib/figures.ts';
import { measureNode, withTemporaryFolder, type Measurement } from './lib/measure.ts';
import { loadName, writeLoad } from './lib/write-load.ts';

/** tickit may take this share of the CPU of a bare script. */
const GOAL = 0.8;

const fileOf = (name: string): string => fileURLToPath(new URL(`./lib/${name}`, import.meta.url));

await run(async () => {
  const { values } = parseArgs({
    options: {
      tickets: { type: 'string', default: '5000' },
      concurrency: { type: 'string', default: '64' },
      delay: { type: 'string', default: '0' },
      rounds: { type: 'string', default: '5' },
    },
  });
  const tickets = wholeNumber('tickets', values.tickets, 10);
  const rounds = wholeNumber('rounds', values.rounds, 1);
  const concurrency = wholeNumber('concurrency', values.concurrency, 1);
  await using endpoint = await startEndpoint(wholeNumber('delay', values.delay, 0));
  process.stdout.write(describeMachine());
  const rows = await withTemporaryFolder((folder) => measureAll({ folder, tickets, rounds, concurrency, ...endpoint }));
  process.stdout.write(renderRows(rows, tickets));
  process.stdout.write(`\n${judge(rows)}`);
});

async function startEndpoint(delayMs: number) {
  const child = spawn(process.execPath, [fileOf('endpoint.mjs'), String(delayMs)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [port] = (await once(child.stdout, 'data')) as [Buffer];
  return {
    baseUrl: `http://127.0.0.1:${port.toString().trim()}/v1`,
    [Symbol.asyncDispose]: async () => {
      child.kill();
      await once(child, 'close');
    },
  };
}

interface Plan {
  folder: string;
  tickets: number;
  rounds: number;
  concurrency: number;
  baseUrl: string;
}

type Rows = Record<'tickit' | 'bare', Measurement[]>;

/** In turn, so that both meet the same machine. */
async function measureAll({ folder, tickets, rounds, concurrency, baseUrl }: Plan): Promise<Rows> {
  const dump = path.join(folder, loadName({ tickets, format: 'jsonl' }));
  await writeLoad(dump, { tickets, seed: 1, format: 'jsonl' });
  const models = { bench: { provider: 'openai', model: 'bench', baseUrl } };
  await writeFile(
    path.join(folder, 'tickit.config.json'),
    JSON.stringify({ model: 'bench', pipeline: 'direct', models }),
  );
  const results = path.join(folder, 'run');
  const output = path.join(folder, 'bare.jsonl');
  const evaluate = [builtCli(), 'eval', dump, '-q', '--run', results, '--concurrency', String(concurrency)];
  const rows: Rows = { tickit: [], bare: [] };
  for (let round = 1; round <= rounds; round++) {
    note(`round ${round} of ${rounds}`);
    rows.tickit.push(await measureNode(evaluate, folder));
    rows.bare.push(await measureNode([fileOf('bare-openai.mjs'), dump, baseUrl, String(concurrency), output], folder));
    await rm(results, { recursive: true });
    await rm(output);
  }
  return rows;
}

function medianOf(measurements: readonly Measurement[], figure: keyof Measurement): number {
  return median(measurements.map((measurement) => measurement[figure])) ?? 0;
}

function renderRows(rows: Rows, tickets: number): string {
  return table(
    ['program', 'wall s', 'CPU s', 'CPU ms/ticket', 'peak MiB'],
    Object.entries(rows).map(([name, measurements]) => [
      name,
      seconds(medianOf(measurements, 'wallMs')),
      seconds(medianOf(measurements, 'cpuMs')),
      (medianOf(measurements, 'cpuMs') / tickets).toFixed(3),
      mebibytes(medianOf(measurements, 'peakBytes')),
    ]),
  );
}

/** By the ratio of each round, as what else the machine does changes between them. */
function judge({ tickit, bare }: Rows): string {
  const ratio = median(tickit.map(({ cpuMs }, round) => cpuMs / (bare[round]?.cpuMs ?? 1))) ?? 1;
  if (ratio > GOAL) process.exitCode = 1;
  return `CPU of tickit eval / bare openai + p-limit: ${ratio.toFixed(2)}, ${ratio > GOAL ? 'NOT within' : 'within'} ${GOAL}\n`;
}
