import type { RandomSource } from '../util/random.ts';
import { emptyConfusion, type CategoryLayout, type Confusion } from './confusion.ts';
import { quantile } from './quantile.ts';
import type { Estimate } from './share.ts';

/** Tickets by the incident that they tell of; one that stands alone is an incident of its own. */
export interface Clusters {
  /** Cell of the confusion matrix of each ticket, the tickets of an incident side by side. */
  cells: Uint16Array;
  /** Where each incident begins in `cells`, and at the end the length of `cells`. */
  offsets: Uint32Array;
}

export interface Resampling {
  /** How often the incidents are drawn anew; 0 gives no interval. */
  resamples: number;
  random: RandomSource;
}

export type Interval = Pick<Estimate, 'low' | 'high'>;

/**
 * Calls `visit` once for each resample with how often each incident was drawn, as many draws being made as there are
 * incidents, with replacement. The array is overwritten by the next resample.
 */
export function forEachResample(
  incidents: number,
  { resamples, random }: Resampling,
  visit: (times: Uint32Array) => void,
): void {
  const times = new Uint32Array(incidents);
  for (let resample = 0; resample < resamples; resample++) {
    times.fill(0);
    for (let draw = 0; draw < times.length; draw++) {
      const cluster = Math.floor(random() * times.length);
      times[cluster] = (times[cluster] ?? 0) + 1;
    }
    visit(times);
  }
}

/** Every incident once. */
export const eachOnce = (incidents: number): Uint32Array => new Uint32Array(incidents).fill(1);

/**
 * The counts of all tickets, each as often as its incident was drawn. Going through incidents in order instead of following
 * the draws takes about half the time, as memory is read in order.
 */
export function addUp({ cells, offsets }: Clusters, layout: CategoryLayout, times: Uint32Array): Confusion {
  const confusion = emptyConfusion(layout);
  const counts = confusion.cells;
  for (let cluster = 0; cluster < times.length; cluster++) {
    const weight = times[cluster] ?? 0;
    const end = offsets[cluster + 1] ?? 0;
    for (let ticket = offsets[cluster] ?? end; ticket < end; ticket++) {
      const cell = cells[ticket] ?? 0;
      counts[cell] = (counts[cell] ?? 0) + weight;
    }
  }
  return confusion;
}

/** The interval of each of the figures that `figures` gives, always in the same order, for how often incidents were drawn. */
export function percentileIntervals(
  incidents: number,
  resampling: Resampling,
  figures: (times: Uint32Array) => readonly (number | null)[],
): Interval[] {
  const defined: number[][] = figures(eachOnce(incidents)).map(() => []);
  forEachResample(incidents, resampling, (times) => {
    figures(times).forEach((value, index) => {
      if (value !== null) defined[index]?.push(value);
    });
  });
  return defined.map((values) => percentileInterval(values, resampling.resamples));
}

/**
 * The 95 % percentile interval of a figure (B. Efron, 1979, Annals of Statistics 7:1–26) from its values in those of the
 * resamples in which it was defined. Null ends when it was undefined in more than one resample of twenty, or without any.
 */
export function percentileInterval(values: readonly number[], resamples: number): Interval {
  if (values.length < 0.95 * resamples) return { low: null, high: null };
  const ascending = Float64Array.from(values).sort();
  return { low: quantile(ascending, 0.025), high: quantile(ascending, 0.975) };
}
