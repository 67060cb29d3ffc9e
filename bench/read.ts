import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { note, run, wholeNumber } from './lib/command-line.ts';
import { describeMachine, median, medians, seconds, table } from './lib/figures.ts';
import { runNode, withTemporaryFolder } from './lib/measure.ts';
import type { Reading } from './lib/read-once.ts';
import type { ReaderName } from './lib/readers.ts';
import { loadName, writeLoad, type LoadFormat } from './lib/write-load.ts';

interface Contest {
  format: LoadFormat;
  /** The first is what the others are measured against. */
  readers: [ReaderName, ...ReaderName[]];
  /** How many times as fast as the first this one must be, by CPU time. */
  goal: { reader: ReaderName; speed: number };
}

const CONTESTS: Contest[] = [
  {
    format: 'jsonl',
    readers: ['node:readline + JSON.parse', 'readLines + JSON.parse', 'readTickets'],
    goal: { reader: 'readLines + JSON.parse', speed: 1.5 },
  },
  {
    format: 'csv',
    readers: ['csv-parse, arrays', 'csv-parse, objects', 'readCsvRows', 'readTickets'],
    goal: { reader: 'readCsvRows', speed: 0.8 },
  },
];

const READ_ONCE = fileURLToPath(new URL('lib/read-once.ts', import.meta.url));

await run(async () => {
  const { values } = parseArgs({
    options: {
      tickets: { type: 'string', default: '100000' },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '5' },
    },
  });
  const tickets = wholeNumber('tickets', values.tickets, 1);
  const seed = wholeNumber('seed', values.seed, 0);
  const rounds = wholeNumber('rounds', values.rounds, 1);
  process.stdout.write(describeMachine());
  for (const contest of CONTESTS) {
    const { format } = contest;
    await withTemporaryFolder(async (folder) => {
      const file = path.join(folder, loadName({ tickets, format }));
      note(`writing ${path.basename(file)}`);
      await writeLoad(file, { tickets, seed, format });
      // Once for the file cache.
      await readFile(file);
      const measured = await readInTurn(file, contest, rounds);
      process.stdout.write(render(contest, measured, (await stat(file)).size));
    });
  }
});

type Measured = Map<ReaderName, Reading[]>;

async function readInTurn(file: string, { readers }: Contest, rounds: number): Promise<Measured> {
  const measured: Measured = new Map(readers.map((reader) => [reader, []]));
  for (let round = 0; round < rounds; round++) {
    note(`round ${round + 1} of ${rounds}`);
    for (const reader of readers) {
      const args = ['--import', import.meta.resolve('tsx'), READ_ONCE, reader, file];
      measured.get(reader)?.push(JSON.parse(await runNode(args, path.dirname(file))) as Reading);
    }
  }
  return measured;
}

function render({ format, readers, goal }: Contest, measured: Measured, bytes: number): string {
  const rows = readers.map((reader) => {
    const { wallMs, cpuMs, records } = medians((measured.get(reader) ?? []).map((figures) => ({ ...figures })));
    const speed = (figure: 'wallMs' | 'cpuMs'): string => speedOf(figure, reader, readers[0], measured).toFixed(2);
    const megabytes = (bytes / 1e3 / wallMs).toFixed(0);
    return [reader, String(records), megabytes, seconds(cpuMs), speed('wallMs'), speed('cpuMs')];
  });
  const header = [`${format}, ${(bytes / 1e6).toFixed(0)} MB`, 'records', 'MB/s', 'CPU s', 'speed, wall', 'speed, CPU'];
  const reached = speedOf('cpuMs', goal.reader, readers[0], measured);
  if (reached < goal.speed) process.exitCode = 1;
  const verdict = reached < goal.speed ? 'NOT reached' : 'reached';
  return `${table(header, rows)}\n${goal.reader}: goal ${goal.speed} times ${readers[0]}, ${verdict}\n\n`;
}

/** How many times as fast as the first: the median of the ratios of the same round, which saw the same load by others. */
function speedOf(figure: 'wallMs' | 'cpuMs', reader: ReaderName, first: ReaderName, measured: Measured): number {
  const own = measured.get(reader) ?? [];
  const ratios = (measured.get(first) ?? []).map((base, round) => base[figure] / (own[round]?.[figure] ?? Number.NaN));
  return median(ratios) ?? Number.NaN;
}
