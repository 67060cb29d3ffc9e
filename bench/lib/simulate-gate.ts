import type { DrawnFigure } from '../../src/metrics/draw-figures.ts';
import type { Resampling } from '../../src/metrics/resampling.ts';
import { RESAMPLES } from '../../src/runs/comparison/compare-runs.ts';
import { judgeFigures, type Limit } from '../../src/runs/gate/gate.ts';
import { VERDICTS, type GateCheck, type GateUnit, type Verdict } from '../../src/runs/gate/gate-report.ts';
import { seededRandom, type RandomSource } from '../../src/util/random.ts';

/** A change of the prompts, and what it does to the shipped test split, or to several of its like. */
export interface SimulatedChange<Data> {
  name: string;
  unit: GateUnit;
  margins: readonly Limit[];
  /** Tickets of one test split. */
  tickets: number;
  /** Both sides of `times` test splits; `strength` is 0 for a change that makes nothing worse, at most 1. */
  simulate: (size: { times: number; strength: number }, random: RandomSource) => Data;
  /** By how much the figures of the margins differ, in their order. */
  differences: (data: Data) => number[];
  /** The same figures, drawn as the gate draws them. */
  draw: (data: Data, resampling: Resampling) => DrawnFigure[];
}

export interface Scenario {
  /** By how many margins the figure falls that falls most. */
  falls: number;
  /** How many test splits the data set is. */
  times: number;
}

export interface Outcome extends Scenario {
  name: string;
  tickets: number;
  /** The true change of each figure. */
  changes: { figure: string; value: number }[];
  share: Record<Verdict, number>;
  /** How often all intervals hold the true changes. */
  covered: number;
}

/** Judges so many seeded data sets by the rule of the gate. */
export function simulateGate<Data>(
  change: SimulatedChange<Data>,
  { falls, times }: Scenario,
  { simulations, seed }: { simulations: number; seed: number },
): Outcome {
  const strength = strengthOf(change, falls);
  const differences = trueDifferences(change, strength);
  const random = seededRandom(seed);
  const counts: Record<Verdict, number> = { regressed: 0, inconclusive: 0, fine: 0 };
  let covered = 0;
  for (let simulation = 0; simulation < simulations; simulation++) {
    const data = change.simulate({ times, strength }, random);
    const { verdict, checks } = judged(change, change.draw(data, { resamples: RESAMPLES, random }));
    counts[verdict]++;
    if (differences.every((difference, index) => holds(checks[index], difference))) covered++;
  }
  const shares = Object.fromEntries(VERDICTS.map((verdict) => [verdict, counts[verdict] / simulations]));
  return {
    ...{ name: change.name, falls, times, tickets: times * change.tickets },
    changes: change.margins.map(({ figure }, index) => ({ figure, value: differences[index] ?? 0 })),
    share: shares as Record<Verdict, number>,
    covered: covered / simulations,
  };
}

/** Of the checks those of the margins come first. */
function judged<Data>({ margins, unit, tickets }: SimulatedChange<Data>, drawn: readonly DrawnFigure[]) {
  const figure = (name: string): DrawnFigure => {
    const found = drawn[margins.findIndex((margin) => margin.figure === name)];
    if (found === undefined) throw new Error(`${name} was not drawn`);
    return found;
  };
  const subject = { unit, tickets, answers: tickets, broken: 0, coverage: 1, figure, repeats: null };
  const rules = { margins, floors: [], maxBroken: null, minCoverage: 0 };
  return judgeFigures({ ...subject, repeatVariance: () => 0 }, rules);
}

const holds = (check: GateCheck | undefined, difference: number): boolean =>
  check?.kind === 'margin' && (check.low ?? 1) <= difference && difference <= (check.high ?? -1);

/** So many test splits stand for all tickets that there could be. */
const POPULATION = 100;
const STEPS = 14;

/** The strength at which the figure that falls most falls by so many margins, by bisection. */
function strengthOf<Data>(change: SimulatedChange<Data>, falls: number): number {
  if (falls === 0) return 0;
  let [low, high] = [0, 1];
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    const differences = trueDifferences(change, middle);
    const most = Math.max(...change.margins.map(({ value }, index) => -(differences[index] ?? 0) / value));
    if (most < falls) low = middle;
    else high = middle;
  }
  return (low + high) / 2;
}

/** Of each margin's figure, on all tickets that there could be. */
function trueDifferences<Data>(change: SimulatedChange<Data>, strength: number): number[] {
  if (strength === 0) return change.margins.map(() => 0);
  const data = change.simulate({ times: POPULATION, strength }, seededRandom(0));
  return change.differences(data);
}
