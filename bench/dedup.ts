import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import type { VectorLoad } from './lib/clustered-vectors.ts';
import { note, run, wholeNumber } from './lib/command-line.ts';
import { describeMachine, median, seconds, table } from './lib/figures.ts';
import { installPackage } from './lib/install-package.ts';
import type { LinkerName } from './lib/linkers.ts';
import type { Linking, LinkJob } from './lib/link-once.ts';
import { compareLinks, type Comparison } from './lib/compare-links.ts';
import { runNode, withTemporaryFolder } from './lib/measure.ts';
import type { PairFinding, PairsJob } from './lib/pairs-once.ts';

const THRESHOLD = 0.88;
const EXACT = 'blocks, WebAssembly';
/** How many times as much CPU time as the exact search in blocks the others must take at least. */
const GOALS: Partial<Record<LinkerName, number>> = { 'flat Float32Array loop': 8, 'usearch f32': 1 };

const OWN: LinkerName[] = [EXACT, 'one by one, WebAssembly', 'blocks, plain', 'flat Float32Array loop'];
const USEARCH: LinkerName[] = ['usearch f32', 'usearch i8'];
const USEARCH_PACKAGE = 'usearch@2.25.3';

/** The default range of the sweep: its lowest threshold finds the most pairs, its highest the fewest. */
const LOWEST = 0.86;
const HIGHEST = 0.95;
const PAIRS_GOAL = 1.2;

await run(async () => {
  const { values } = parseArgs({
    options: {
      vectors: { type: 'string', default: '10000' },
      dimension: { type: 'string', default: '256' },
      seed: { type: 'string', default: '1' },
      rounds: { type: 'string', default: '3' },
      cap: { type: 'string', default: '60' },
      'pair-vectors': { type: 'string', default: '10000' },
      'without-usearch': { type: 'boolean', default: false },
    },
  });
  const dimension = wholeNumber('dimension', values.dimension, 1);
  const seed = wholeNumber('seed', values.seed, 0);
  const rounds = wholeNumber('rounds', values.rounds, 1);
  const capMs = 1000 * wholeNumber('cap', values.cap, 1);
  const load = { vectors: wholeNumber('vectors', values.vectors, 1), dimension, seed };
  const pairLoad = { ...load, vectors: wholeNumber('pair-vectors', values['pair-vectors'], 1) };
  process.stdout.write(describeMachine());
  await withTemporaryFolder(async (folder) => {
    const hasUsearch = !values['without-usearch'] && (await installPackage(USEARCH_PACKAGE, folder));
    const linkers = hasUsearch ? [...OWN, ...USEARCH] : OWN;
    process.stdout.write(renderLinking(load, await linkInTurn({ linkers, load, capMs, rounds, folder })));
    process.stdout.write(renderPairs(pairLoad, await findPairsInTurn(pairLoad, rounds, folder)));
  });
});

interface Contest {
  linkers: LinkerName[];
  load: VectorLoad;
  capMs: number;
  rounds: number;
  folder: string;
}

/** What linking all vectors takes: of one that was stopped, scaled by the inner products that were left. */
type Measured = Map<LinkerName, (Linking & Comparison)[]>;

async function linkInTurn({ linkers, load, capMs, rounds, folder }: Contest): Promise<Measured> {
  const measured: Measured = new Map(linkers.map((linker) => [linker, []]));
  const task = { threshold: THRESHOLD, capMs, packages: folder };
  for (let round = 0; round < rounds; round++) {
    let exact: Int32Array | null = null;
    for (const linker of linkers) {
      note(`round ${round + 1} of ${rounds}: ${linker}`);
      const file = path.join(folder, 'links');
      const own = linker === EXACT ? { ...task, capMs: Number.MAX_SAFE_INTEGER } : task;
      const { wallMs, cpuMs } = await inOwnProcess<Linking>('link-once.ts', { linker, load, task: own, file }, folder);
      const links = new Int32Array((await readFile(file)).buffer);
      exact ??= links;
      const comparison = compareLinks(links, exact);
      const scale = 1 / comparison.shareDone;
      note(`  ${seconds(cpuMs)} s of CPU for ${(100 * comparison.shareDone).toFixed(1)} % of the inner products`);
      measured.get(linker)?.push({ wallMs: scale * wallMs, cpuMs: scale * cpuMs, ...comparison });
    }
  }
  return measured;
}

async function findPairsInTurn(load: VectorLoad, rounds: number, folder: string): Promise<Map<number, PairFinding[]>> {
  const measured = new Map<number, PairFinding[]>([LOWEST, HIGHEST].map((atLeast) => [atLeast, []]));
  for (let round = 0; round < rounds; round++) {
    note(`round ${round + 1} of ${rounds}: pairs`);
    for (const [atLeast, findings] of measured) {
      findings.push(await inOwnProcess<PairFinding>('pairs-once.ts', { load, atLeast }, folder));
    }
  }
  return measured;
}

/** What a script of lib/ prints, as JSON. */
async function inOwnProcess<T>(script: string, job: LinkJob | PairsJob, folder: string): Promise<T> {
  const file = fileURLToPath(new URL(`lib/${script}`, import.meta.url));
  return JSON.parse(await runNode(['--import', import.meta.resolve('tsx'), file, JSON.stringify(job)], folder)) as T;
}

function renderLinking({ vectors, dimension }: VectorLoad, measured: Measured): string {
  const exact = measured.get(EXACT) ?? [];
  const rows = [...measured].map(([linker, runs]) => {
    const of = (figure: keyof Linking | keyof Comparison): number =>
      median(runs.map((run) => run[figure])) ?? Number.NaN;
    const isScaled = of('shareDone') < 1 ? '~' : '';
    const times = [seconds(of('cpuMs')), seconds(of('wallMs'))].map((time) => isScaled + time);
    const quality = [of('recall').toFixed(4), of('same').toFixed(4), String(of('representatives'))];
    return [linker, ...times, ratioOf('cpuMs', runs, exact).toFixed(2), ...quality];
  });
  const title = `${vectors} x ${dimension}, linked from ${THRESHOLD}`;
  const header = [title, 'CPU s', 'wall s', 'CPU ratio', 'recall', 'same link', 'representatives'];
  const verdicts = [...measured].map(([linker, runs]) => judge(linker, ratioOf('cpuMs', runs, exact)));
  return `${table(header, rows)}\n${verdicts.join('')}\n`;
}

function judge(linker: LinkerName, ratio: number): string {
  const goal = GOALS[linker];
  if (goal === undefined) return '';
  if (ratio < goal) process.exitCode = 1;
  return `${linker} / ${EXACT}: goal at least ${goal}, ${ratio < goal ? 'NOT reached' : 'reached'}\n`;
}

function renderPairs({ vectors, dimension }: VectorLoad, measured: Map<number, PairFinding[]>): string {
  const rows = [...measured].map(([atLeast, runs]) => {
    const of = (figure: keyof PairFinding): number => median(runs.map((run) => run[figure])) ?? Number.NaN;
    return [`at least ${atLeast}`, String(of('pairs')), seconds(of('cpuMs')), seconds(of('wallMs'))];
  });
  const ratio = ratioOf('cpuMs', measured.get(LOWEST) ?? [], measured.get(HIGHEST) ?? []);
  if (ratio > PAIRS_GOAL) process.exitCode = 1;
  const verdict = `${ratio.toFixed(3)}, ${ratio > PAIRS_GOAL ? 'NOT within' : 'within'} ${PAIRS_GOAL}`;
  const header = [`all pairs of ${vectors} x ${dimension}`, 'pairs', 'CPU s', 'wall s'];
  return `${table(header, rows)}\nCPU, ${LOWEST} / ${HIGHEST}: ${verdict}\n`;
}

/** The median of the ratios of the same round, which saw the same load by others. */
function ratioOf(figure: 'wallMs' | 'cpuMs', runs: readonly Linking[], base: readonly Linking[]): number {
  return median(runs.map((own, round) => own[figure] / (base[round]?.[figure] ?? Number.NaN))) ?? Number.NaN;
}
