import { parseArgs } from 'node:util';
import type { DedupItem } from '../src/dedup/item.ts';
import { sweep } from '../src/dedup/sweep.ts';
import { numberRange } from '../src/util/number-range.ts';
import { note, run, wholeNumber } from './lib/command-line.ts';
import { describeMachine, median, seconds, table } from './lib/figures.ts';
import { withTemporaryFolder } from './lib/measure.ts';
import { measureSweep, writeProblems } from './lib/measure-sweep.ts';
import { clusteredProblems, type Problem } from './lib/problem-load.ts';
import { startProblemServer } from './lib/problem-server.ts';

/** How much more than one threshold the whole default range may take. */
const GOAL = 1.2;
const THRESHOLDS = numberRange(0.86, 0.95, 0.01);
const [LOWEST = 0.86, HIGHEST = 0.95] = [THRESHOLDS[0], THRESHOLDS.at(-1)];
/** Those that share pairs; a mean is another vector at every threshold. */
const KINDS = ['first', 'nearest-member'] as const;
type Kind = (typeof KINDS)[number];

/** CPU milliseconds of the lowest threshold alone and of all of them, one after the other. */
interface Round {
  one: number;
  all: number;
}

await run(async () => {
  const { values } = parseArgs({
    options: {
      tickets: { type: 'string', default: '10000' },
      rounds: { type: 'string', default: '5' },
      'command-rounds': { type: 'string', default: '3' },
    },
  });
  const problems = clusteredProblems(wholeNumber('tickets', values.tickets, 1), 1);
  const rounds = wholeNumber('rounds', values.rounds, 1);
  const commandRounds = wholeNumber('command-rounds', values['command-rounds'], 0);
  process.stdout.write(describeMachine());
  const rows: string[][] = [];
  for (const kind of KINDS) rows.push(rowOf(`linking, ${kind}`, await measureLinking(kind, problems, rounds)));
  if (commandRounds > 0) {
    for (const kind of KINDS) rows.push(...(await measureCommand(kind, problems, commandRounds)));
  }
  process.stdout.write(
    table(['medians', `${LOWEST} alone, CPU s`, `${THRESHOLDS.length} thresholds, CPU s`, 'ratio'], rows),
  );
});

function rowOf(name: string, rounds: readonly Round[]): string[] {
  const ratio = median(rounds.map(({ one, all }) => all / one)) ?? Number.NaN;
  const isMet = ratio <= GOAL;
  if (!isMet) process.exitCode = 1;
  const verdict = `${isMet ? 'within' : 'NOT within'} ${GOAL}`;
  const shown = [rounds.map(({ one }) => one), rounds.map(({ all }) => all)].map((of) => seconds(median(of) ?? 0));
  return [name, ...shown, `${ratio.toFixed(2)}, ${verdict}`];
}

/** Finding pairs and linking, in this process. */
async function measureLinking(kind: Kind, problems: readonly Problem[], rounds: number): Promise<Round[]> {
  const items = problems.map(toItem);
  const measured: Round[] = [];
  // Once each for the compiler.
  for (let round = -1; round < rounds; round++) {
    const one = await timed(kind, items, THRESHOLDS.slice(0, 1));
    const all = await timed(kind, items, THRESHOLDS);
    if (round >= 0) measured.push({ one, all });
  }
  return measured;
}

function toItem({ vector }: Problem, place: number): DedupItem {
  return { id: String(place), at: place, scope: null, description: String(place), vector };
}

async function timed(kind: Kind, items: readonly DedupItem[], thresholds: readonly number[]): Promise<number> {
  const startedAt = process.cpuUsage();
  await sweep(items, {
    settings: thresholds.map((threshold) => ({ threshold, rewrite: false })),
    representative: kind,
    windowMs: null,
    concurrency: 1,
    signal: new AbortController().signal,
    represent: () => Promise.resolve(null),
    onGrouping: () => undefined,
  });
  const { user, system } = process.cpuUsage(startedAt);
  return (user + system) / 1000;
}

/**
 * The whole command, report written, in a process of its own: once with every description and vector asked of a server on
 * loopback, then from those that are stored.
 */
async function measureCommand(kind: Kind, problems: readonly Problem[], rounds: number): Promise<string[][]> {
  await using server = await startProblemServer(problems);
  return await withTemporaryFolder(async (folder) => {
    await writeProblems(folder, problems, server.baseUrl);
    const measure = (run: string, to: number): Promise<number> =>
      measureSweep({ folder, run, representative: kind, to });
    const measureBoth = async (): Promise<Round> => ({
      one: await measure('one', LOWEST),
      all: await measure('all', HIGHEST),
    });
    note(`sweeping ${problems.length} tickets, ${kind}`);
    const asked = [await measureBoth()];
    const stored: Round[] = [];
    for (let round = 0; round < rounds; round++) stored.push(await measureBoth());
    return [rowOf(`command, ${kind}`, asked), rowOf(`command from stored descriptions, ${kind}`, stored)];
  });
}
