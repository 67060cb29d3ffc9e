import { parseArgs } from 'node:util';
import type { DedupItem } from '../src/dedup/item.ts';
import { sweep } from '../src/dedup/sweep.ts';
import { numberRange } from '../src/util/number-range.ts';
import { seededRandom, type RandomSource } from '../src/util/random.ts';
import { run, wholeNumber } from './lib/command-line.ts';
import { describeMachine, median, seconds, table } from './lib/figures.ts';

/** How much more than one threshold the whole default range may take. */
const GOAL = 1.2;
const DIMENSION = 256;
const THRESHOLDS = numberRange(0.86, 0.95, 0.01);
/** Those that share pairs; a mean is another vector at every threshold. */
const KINDS = ['first', 'nearest-member'] as const;
type Kind = (typeof KINDS)[number];

await run(async () => {
  const { values } = parseArgs({
    options: { tickets: { type: 'string', default: '10000' }, rounds: { type: 'string', default: '5' } },
  });
  const tickets = wholeNumber('tickets', values.tickets, 1);
  const rounds = wholeNumber('rounds', values.rounds, 1);
  process.stdout.write(describeMachine());
  const items = clusteredItems(tickets, seededRandom(1));
  const rows: string[][] = [];
  for (const kind of KINDS) rows.push(await measure(kind, items, rounds));
  process.stdout.write(
    table(['medians', 'linked at 0.86', '0.86 alone, CPU s', `${THRESHOLDS.length} thresholds, CPU s`, 'ratio'], rows),
  );
});

async function measure(kind: Kind, items: readonly DedupItem[], rounds: number): Promise<string[]> {
  const alone: number[] = [];
  const whole: number[] = [];
  let linked = 0;
  // Once each for the compiler.
  for (let round = -1; round < rounds; round++) {
    const one = await timed(kind, items, THRESHOLDS.slice(0, 1));
    const all = await timed(kind, items, THRESHOLDS);
    linked = one.linked;
    if (round < 0) continue;
    alone.push(one.cpuMs);
    whole.push(all.cpuMs);
  }
  const ratio = median(whole.map((cpuMs, round) => cpuMs / (alone[round] ?? Number.NaN))) ?? Number.NaN;
  const isMet = ratio <= GOAL;
  if (!isMet) process.exitCode = 1;
  const verdict = `${isMet ? 'within' : 'NOT within'} ${GOAL}`;
  const shown = [median(alone), median(whole)].map((milliseconds) => seconds(milliseconds ?? 0));
  return [kind, String(linked), ...shown, `${ratio.toFixed(2)}, ${verdict}`];
}

async function timed(kind: Kind, items: readonly DedupItem[], thresholds: readonly number[]) {
  const startedAt = process.cpuUsage();
  let linked = 0;
  await sweep(items, {
    settings: thresholds.map((threshold) => ({ threshold, rewrite: false })),
    representative: kind,
    windowMs: null,
    concurrency: 1,
    signal: new AbortController().signal,
    represent: () => Promise.resolve(null),
    onGrouping: ({ threshold, placements }) => {
      if (threshold === thresholds[0]) linked = placements.filter(({ similarity }) => similarity !== null).length;
    },
  });
  const { user, system } = process.cpuUsage(startedAt);
  return { cpuMs: (user + system) / 1000, linked };
}

/** Vectors around a fifth as many centres that share a direction, as those of problems of one trade do. */
function clusteredItems(count: number, random: RandomSource): DedupItem[] {
  const shared = gaussian(random);
  const centres = Array.from({ length: Math.ceil(count / 5) }, () => mix(shared, gaussian(random), 0.7));
  return Array.from({ length: count }, (_, place) => {
    const centre = centres[Math.floor(random() * centres.length)] ?? shared;
    const vector = mix(centre, gaussian(random), 0.2 + 0.5 * random());
    return { id: String(place), at: place, scope: null, description: String(place), vector };
  });
}

function mix(a: Float32Array, b: Float32Array, weight: number): Float32Array {
  return unit(a.map((value, index) => value + weight * (b[index] ?? 0)));
}

/** A random direction (G. E. P. Box and M. E. Muller, 1958). */
function gaussian(random: RandomSource): Float32Array {
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return unit(new Float32Array(DIMENSION).map(normal));
}

function unit(vector: Float32Array): Float32Array {
  const length = Math.hypot(...vector);
  return vector.map((value) => value / length);
}
