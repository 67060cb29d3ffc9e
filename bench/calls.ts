import { mkdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { builtCli } from './lib/built-cli.ts';
import { writeCallConfig } from './lib/call-load.ts';
import { note, run, wholeNumber } from './lib/command-line.ts';
import { describeMachine, mebibytes, median, seconds, table } from './lib/figures.ts';
import { measureNode, withTemporaryFolder, type Measurement } from './lib/measure.ts';
import { installPromptfoo, promptfooArguments, promptfooEnvironment, writePromptfooConfig } from './lib/promptfoo.ts';
import { startEndpoint } from './lib/start-endpoint.ts';
import { loadName, writeLoad } from './lib/write-load.ts';

/** tickit may take this share of the CPU of a bare script. */
const BARE_GOAL = 0.8;
/** How many times as much promptfoo must take, by the fewest tickets from which it holds. */
const PROMPTFOO_GOALS = [
  { tickets: 10_000, cpuMs: 8, wallMs: 8, peakBytes: 6 },
  { tickets: 0, cpuMs: 6, wallMs: 6, peakBytes: 4 },
];

const FIGURES = [
  ['cpuMs', 'CPU'],
  ['wallMs', 'wall'],
  ['peakBytes', 'peak memory'],
] as const;

const BARE = fileURLToPath(new URL('./lib/bare-openai.mjs', import.meta.url));

await run(async () => {
  const { values } = parseArgs({
    options: {
      sizes: { type: 'string', default: '2000,10000' },
      concurrency: { type: 'string', default: '64' },
      rounds: { type: 'string', default: '3' },
      promptfoo: { type: 'boolean', default: false },
      'promptfoo-in': { type: 'string' },
    },
  });
  const sizes = values.sizes.split(',').map((size) => wholeNumber('sizes', size, 10));
  const rounds = wholeNumber('rounds', values.rounds, 1);
  const concurrency = wholeNumber('concurrency', values.concurrency, 1);
  await using endpoint = await startEndpoint(0);
  process.stdout.write(describeMachine());
  await withTemporaryFolder(async (folder) => {
    const given = values['promptfoo-in'] ?? (values.promptfoo ? folder : null);
    if (given === folder) note('installing promptfoo, which takes minutes');
    const promptfoo = given === null ? null : await installPromptfoo(given);
    for (const tickets of sizes) {
      const rows = await measureAll({ folder, tickets, rounds, concurrency, promptfoo, baseUrl: endpoint.baseUrl });
      process.stdout.write(`${tickets} tickets\n\n${renderRows(rows, tickets)}\n${judge(rows, tickets)}\n`);
    }
  });
});

interface Plan {
  folder: string;
  tickets: number;
  rounds: number;
  concurrency: number;
  baseUrl: string;
  /** Its program; null when it is left out. */
  promptfoo: string | null;
}

interface Program {
  args: string[];
  env?: Record<string, string>;
}

type Rows = Record<string, Measurement[]>;

/** In turn, so that all meet the same machine. */
async function measureAll(plan: Plan): Promise<Rows> {
  const programs = await programsFor(plan);
  const rows: Rows = Object.fromEntries(Object.keys(programs).map((name) => [name, []]));
  for (let round = 1; round <= plan.rounds; round++) {
    for (const [name, { args, env }] of Object.entries(programs)) {
      note(`${plan.tickets} tickets, round ${round} of ${plan.rounds}: ${name}`);
      const results = path.join(plan.folder, 'out');
      await mkdir(results);
      rows[name]?.push(await measureNode(args, plan.folder, env));
      await rm(results, { recursive: true });
    }
  }
  return rows;
}

async function programsFor({
  folder,
  tickets,
  concurrency,
  baseUrl,
  promptfoo,
}: Plan): Promise<Record<string, Program>> {
  const dump = path.join(folder, loadName({ tickets, format: 'jsonl' }));
  await writeLoad(dump, { tickets, seed: 1, format: 'jsonl' });
  await writeCallConfig(folder, { baseUrl });
  const programs: Record<string, Program> = {
    tickit: { args: [builtCli(), 'eval', dump, '-q', '--run', 'out/run', '--concurrency', String(concurrency)] },
    bare: { args: [BARE, dump, baseUrl, String(concurrency), 'out/bare.jsonl'] },
  };
  if (promptfoo === null) return programs;
  const file = path.join(folder, `promptfoo-${tickets}.json`);
  await writePromptfooConfig(file, { dump, baseUrl });
  const args = promptfooArguments(promptfoo, file, concurrency);
  return { ...programs, promptfoo: { args, env: promptfooEnvironment(folder) } };
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

function judge({ tickit = [], bare = [], promptfoo }: Rows, tickets: number): string {
  const share = ratioOf(tickit, bare, 'cpuMs');
  const lines = [verdict('CPU of tickit eval / bare openai + p-limit', share, { atMost: BARE_GOAL })];
  const goals = PROMPTFOO_GOALS.find((goal) => tickets >= goal.tickets);
  if (promptfoo === undefined || goals === undefined) return lines.join('');
  for (const [figure, name] of FIGURES) {
    lines.push(
      verdict(`${name} of promptfoo / tickit eval`, ratioOf(promptfoo, tickit, figure), { atLeast: goals[figure] }),
    );
  }
  return lines.join('');
}

/** The median of the ratios of each round, as what else the machine does changes between them. */
function ratioOf(over: readonly Measurement[], under: readonly Measurement[], figure: keyof Measurement): number {
  return median(over.map((measurement, round) => measurement[figure] / (under[round]?.[figure] ?? 1))) ?? 0;
}

function verdict(name: string, ratio: number, goal: { atMost: number } | { atLeast: number }): string {
  const isMet = 'atMost' in goal ? ratio <= goal.atMost : ratio >= goal.atLeast;
  if (!isMet) process.exitCode = 1;
  const text = 'atMost' in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
  return `${name}: ${ratio.toFixed(2)}, goal ${text}: ${isMet ? 'met' : 'MISSED'}\n`;
}
