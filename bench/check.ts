import { rm } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { builtCli } from './lib/built-cli.ts';
import { note, run, wholeNumber } from './lib/command-line.ts';
import { describeMachine } from './lib/figures.ts';
import { judgeGrowth, renderSizes, type SizedMeasurement } from './lib/growth.ts';
import { measureNode, withTemporaryFolder } from './lib/measure.ts';
import { writeLoad } from './lib/write-load.ts';

/** Bytes by which peak memory may grow with each answer of either run. */
const MOST_BYTES = 200;

/** Both make no calls; the answers of the second differ from those of the first about most tickets that escalate. */
const BASE = 'baseline:majority';
const CHANGED = 'baseline:keywords';

/** As it is when nothing but the answers decides: everything is fine. */
const NO_LIMIT = ['--margin', 'f1:1', '--margin', 'macro-f1:1'];

interface Sizes {
  base: SizedMeasurement;
  check: SizedMeasurement;
}

await run(async () => {
  const { values } = parseArgs({
    options: { sizes: { type: 'string', default: '20000,200000' }, heap: { type: 'string', default: '80' } },
  });
  const sizes = values.sizes.split(',').map((size) => wholeNumber('sizes', size, 10));
  const heap = `--max-old-space-size=${wholeNumber('heap', values.heap, 32)}`;
  process.stdout.write(describeMachine());
  const measured: Sizes[] = [];
  for (const tickets of sizes) measured.push(await withTemporaryFolder((folder) => checkOnce(folder, tickets, heap)));
  for (const [name, side] of [
    ['--update-baseline', 'base'],
    ['--baseline', 'check'],
  ] as const) {
    const rows = measured.map((one) => one[side]);
    process.stdout.write(`tickit check ${name}\n\n${renderSizes(rows)}\n${judgeGrowth(rows, MOST_BYTES)}\n`);
  }
});

async function checkOnce(folder: string, tickets: number, heap: string): Promise<Sizes> {
  note(`checking ${tickets} tickets`);
  const dump = path.join(folder, 'load-tickets.jsonl');
  await writeLoad(dump, { tickets, seed: 1, format: 'jsonl' });
  const check = async (pipeline: string, args: readonly string[]): Promise<SizedMeasurement> => {
    const named = [heap, builtCli(), 'check', dump, '--pipeline', pipeline, '--run', path.join(folder, pipeline), '-q'];
    return { answers: tickets, ...(await measureNode([...named, ...args], folder)) };
  };
  const base = await check(BASE, ['--update-baseline', 'baseline.jsonl']);
  await rm(path.join(folder, BASE), { recursive: true });
  const changed = await check(CHANGED, ['--baseline', 'baseline.jsonl', ...NO_LIMIT, '-o', 'comment.md']);
  return { base, check: changed };
}
