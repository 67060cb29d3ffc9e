import { createReadStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { builtCli } from './lib/built-cli.ts';
import { note, run, wholeNumber } from './lib/command-line.ts';
import { describeMachine, mebibytes, medians, seconds, table } from './lib/figures.ts';
import { measureNode, withTemporaryFolder, type Measurement } from './lib/measure.ts';
import { loadName, writeLoad } from './lib/write-load.ts';

/** Peak memory may grow by this factor from the fewest tickets to the most. */
const FLAT = 1.2;

const PIPELINES = {
  'baseline:majority': ['--pipeline', 'baseline:majority'],
  'cot, embedded': ['--pipeline', 'cot', '--model', 'embedded'],
};

interface Row extends Measurement {
  pipeline: string;
  tickets: number;
}

await run(async () => {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '10000,100000' },
      seed: { type: 'string', default: '1' },
      repeat: { type: 'string', default: '1' },
      heap: { type: 'string' },
    },
  });
  const sizes = values.sizes.split(',').map((size) => wholeNumber('sizes', size, 10));
  const seed = wholeNumber('seed', values.seed, 0);
  const repeat = wholeNumber('repeat', values.repeat, 1);
  const nodeFlags = values.heap === undefined ? [] : [`--max-old-space-size=${wholeNumber('heap', values.heap, 32)}`];
  process.stdout.write(describeMachine());
  const rows = await withTemporaryFolder((folder) => measureAll(folder, { sizes, seed, repeat, nodeFlags }));
  process.stdout.write(renderRows(rows));
  process.stdout.write(`\n${judgeGrowth(rows)}`);
});

interface Plan {
  sizes: number[];
  seed: number;
  /** How often each is run; the medians are shown. */
  repeat: number;
  nodeFlags: string[];
}

async function measureAll(folder: string, { sizes, seed, repeat, nodeFlags }: Plan): Promise<Row[]> {
  const rows: Row[] = [];
  for (const tickets of sizes) {
    const load = { tickets, seed, format: 'jsonl' as const };
    const dump = path.join(folder, loadName(load));
    note(`writing ${path.basename(dump)}`);
    await writeLoad(dump, load);
    for (const [pipeline, flags] of Object.entries(PIPELINES)) {
      const args = [...nodeFlags, builtCli(), 'classify', dump, ...flags];
      note(`${pipeline}: ${tickets} tickets`);
      const runs: Measurement[] = [];
      while (runs.length < repeat) runs.push(await classifyOnce(args, folder, tickets));
      rows.push({ pipeline, tickets, ...medians(runs.map((figures) => ({ ...figures }))) });
    }
    await rm(dump);
  }
  return rows;
}

/** Throws when the run did not leave a prediction for each ticket. */
async function classifyOnce(args: readonly string[], folder: string, tickets: number): Promise<Measurement> {
  const results = path.join(folder, 'run');
  const measurement = await measureNode([...args, '-q', '--run', results], folder);
  const predictions = await countLines(path.join(results, 'predictions.jsonl'));
  if (predictions !== tickets) throw new Error(`expected ${tickets} predictions, got ${predictions}`);
  await rm(results, { recursive: true });
  return measurement;
}

async function countLines(file: string): Promise<number> {
  let lines = 0;
  for await (const chunk of createReadStream(file) as AsyncIterable<Buffer>) {
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, at + 1)) lines++;
  }
  return lines;
}

function renderRows(rows: readonly Row[]): string {
  return table(
    ['pipeline', 'tickets', 'wall s', 'tickets/s', 'CPU s', 'CPU ms/ticket', 'peak MiB'],
    rows.map(({ pipeline, tickets, wallMs, cpuMs, peakBytes }) => [
      pipeline,
      String(tickets),
      seconds(wallMs),
      ((1000 * tickets) / wallMs).toFixed(0),
      seconds(cpuMs),
      (cpuMs / tickets).toFixed(3),
      mebibytes(peakBytes),
    ]),
  );
}

/** Says for each pipeline whether memory is flat, and sets the exit code when one's is not. */
function judgeGrowth(rows: readonly Row[]): string {
  const lines = Object.keys(PIPELINES).map((name) => {
    const own = rows.filter(({ pipeline }) => pipeline === name).toSorted((a, b) => a.tickets - b.tickets);
    const [fewest, most] = [own[0], own.at(-1)];
    if (!fewest || !most || fewest === most) return `${name}: one size only, so nothing is said of growth\n`;
    const ratio = most.peakBytes / fewest.peakBytes;
    if (ratio > FLAT) process.exitCode = 1;
    const verdict = ratio > FLAT ? `NOT within ${FLAT}` : `within ${FLAT}`;
    return `${name}: peak memory at ${most.tickets} / at ${fewest.tickets} tickets = ${ratio.toFixed(2)}, ${verdict}\n`;
  });
  return lines.join('');
}
