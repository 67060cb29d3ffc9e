import type { CategoryLayout, Confusion } from './confusion.ts';
import {
  addUp,
  eachOnce,
  forEachResample,
  percentileInterval,
  type Clusters,
  type Interval,
  type Resampling,
} from './resampling.ts';

/** The same tickets answered by two runs, by the incident that they tell of. */
export interface PairedClusters {
  /** Cell of each ticket in the confusion matrix of run A, the tickets of an incident side by side. */
  a: Uint16Array;
  /** The same for run B, ticket by ticket. */
  b: Uint16Array;
  /** Where each incident begins in `a` and `b`, and at the end their length. */
  offsets: Uint32Array;
}

/** A figure of two runs for how often each incident was drawn. */
export interface PairedFigures {
  a: (times: Uint32Array) => number | null;
  b: (times: Uint32Array) => number | null;
}

/** A figure of a confusion matrix; null where it is not defined. */
export type Figure = (confusion: Confusion) => number | null;

/** B − A with the ends of its 95 % interval, in the unit of the figure; null where none can be given. */
export interface Difference extends Interval {
  value: number | null;
}

export interface PairedBootstrapOptions extends Resampling {
  figure: Figure;
}

/**
 * How much more the figure is in run B than in run A, with its 95 % percentile bootstrap interval (B. Efron and
 * R. J. Tibshirani, 1993, An Introduction to the Bootstrap, ch. 8 and 13). A resample draws whole incidents, the same ones
 * for both runs, so that what is hard for both cancels out. A difference is null where the figure of either run is, and
 * its ends are null when that happened in more than one resample of twenty. Throws RangeError unless both runs have a cell
 * for each ticket.
 */
export function pairedBootstrap(
  { a, b, offsets }: PairedClusters,
  layout: CategoryLayout,
  { figure, ...resampling }: PairedBootstrapOptions,
): Difference {
  const tickets = offsets.at(-1);
  if (a.length !== tickets || b.length !== tickets) {
    throw new RangeError(`expected ${tickets ?? 'no'} tickets of each run, got ${a.length} and ${b.length}`);
  }
  const ofA: Clusters = { cells: a, offsets };
  const ofB: Clusters = { cells: b, offsets };
  const figures: PairedFigures = {
    a: (times) => figure(addUp(ofA, layout, times)),
    b: (times) => figure(addUp(ofB, layout, times)),
  };
  return bootstrapDifference(offsets.length - 1, figures, resampling);
}

/** B − A of any figure, with the interval that `pairedBootstrap` describes. */
export function bootstrapDifference(incidents: number, { a, b }: PairedFigures, resampling: Resampling): Difference {
  const differenceIn = (times: Uint32Array): number | null => difference(a(times), b(times));
  const defined: number[] = [];
  forEachResample(incidents, resampling, (times) => {
    const value = differenceIn(times);
    if (value !== null) defined.push(value);
  });
  return { value: differenceIn(eachOnce(incidents)), ...percentileInterval(defined, resampling.resamples) };
}

const difference = (a: number | null, b: number | null): number | null => (a === null || b === null ? null : b - a);
