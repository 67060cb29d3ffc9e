import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { builtCli } from './lib/built-cli.ts';
import { run, wholeNumber } from './lib/command-line.ts';
import { describeMachine, mebibytes, median, medians, table } from './lib/figures.ts';
import { measureNode, withTemporaryFolder, type Measurement } from './lib/measure.ts';

/** How much more than bare node the program may take, in wall and in CPU time. */
const GOAL = 1.6;
const BARE = 'node, empty module';
const FLAGS = ['--help', '--version'];

await run(async () => {
  const { values } = parseArgs({ options: { rounds: { type: 'string', default: '15' } } });
  const rounds = wholeNumber('rounds', values.rounds, 1);
  process.stdout.write(describeMachine());
  const measured = await withTemporaryFolder((folder) => measureInTurn(folder, rounds));
  process.stdout.write(renderFigures(measured) + FLAGS.map((flag) => judge(flag, measured)).join(''));
});

/** By name of the program, a measurement for each round. */
type Measured = Map<string, Measurement[]>;

async function measureInTurn(folder: string, rounds: number): Promise<Measured> {
  const empty = path.join(folder, 'empty.mjs');
  await writeFile(empty, '');
  const programs = new Map([
    [BARE, [empty]],
    ...FLAGS.map((flag): [string, string[]] => [`tickit ${flag}`, [builtCli(), flag]]),
  ]);
  // Once each for the file cache.
  for (const args of programs.values()) await measureNode(args, folder);
  const measured: Measured = new Map([...programs.keys()].map((name) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const [name, args] of programs) measured.get(name)?.push(await measureNode(args, folder));
  }
  return measured;
}

function renderFigures(measured: Measured): string {
  const rows = [...measured].map(([name, runs]) => {
    const { wallMs, cpuMs, peakBytes } = medians(runs.map((figures) => ({ ...figures })));
    return [name, wallMs.toFixed(0), cpuMs.toFixed(0), mebibytes(peakBytes)];
  });
  return `${table(['median', 'wall ms', 'CPU ms', 'peak MiB'], rows)}\n`;
}

/** Says whether the goal is met, and sets the exit code when it is not. */
function judge(flag: string, measured: Measured): string {
  const wall = ratioOf('wallMs', flag, measured);
  const cpu = ratioOf('cpuMs', flag, measured);
  const isMet = wall <= GOAL && cpu <= GOAL;
  if (!isMet) process.exitCode = 1;
  const verdict = isMet ? 'within' : 'NOT within';
  return `tickit ${flag} / node: wall ${wall.toFixed(3)}, CPU ${cpu.toFixed(3)}, ${verdict} ${GOAL}\n`;
}

/** The median of the ratios of neighbouring runs, which see the same load by others. */
function ratioOf(figure: 'wallMs' | 'cpuMs', flag: string, measured: Measured): number {
  const bare = measured.get(BARE) ?? [];
  const runs = measured.get(`tickit ${flag}`) ?? [];
  return median(runs.map((own, round) => own[figure] / (bare[round]?.[figure] ?? Number.NaN))) ?? Number.NaN;
}
