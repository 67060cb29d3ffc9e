import type { RandomSource } from '../util/random.ts';
import { classificationScores } from './classification.ts';
import { answeredOnly, emptyConfusion, type CategoryLayout, type Confusion } from './confusion.ts';
import { quantile } from './quantile.ts';
import { mapScores, type Scores } from './scores.ts';
import type { Estimate, Share } from './share.ts';

/** Tickets by the incident that they tell of; one that stands alone is an incident of its own. */
export interface Clusters {
  /** Cell of the confusion matrix of each ticket, the tickets of an incident side by side. */
  cells: Uint16Array;
  /** Where each incident begins in `cells`, and at the end the length of `cells`. */
  offsets: Uint32Array;
}

/** A figure on the answered tickets, and with unanswered ones counted as wrong. */
export interface TwoBases<T> {
  answered: Scores<T>;
  strict: Scores<T>;
}

export function twoBases(confusion: Confusion): TwoBases<Share> {
  return { answered: classificationScores(answeredOnly(confusion)), strict: classificationScores(confusion) };
}

/**
 * Every figure with its 95 % percentile bootstrap interval (B. Efron, 1979, Annals of Statistics 7:1–26), incidents being
 * drawn with replacement instead of tickets, since tickets of one incident succeed and fail together. An end is null when
 * the figure was undefined in more than one resample of twenty. With few incidents intervals come out too narrow.
 */
export function bootstrapScores(
  clusters: Clusters,
  layout: CategoryLayout,
  { resamples, random }: { resamples: number; random: RandomSource },
): TwoBases<Estimate> {
  const point = twoBases(addUp(clusters, layout, allOf(clusters)));
  const draws = figuresOf(point).map(() => new Float64Array(resamples));
  const defined = draws.map(() => 0);
  for (let resample = 0; resample < resamples; resample++) {
    const figures = figuresOf(twoBases(addUp(clusters, layout, drawn(clusters, random))));
    figures.forEach(({ value }, index) => {
      const values = draws[index];
      if (value === null || values === undefined) return;
      values[defined[index] ?? 0] = value;
      defined[index] = (defined[index] ?? 0) + 1;
    });
  }
  const intervals = draws.map((values, index) => percentileInterval(values.subarray(0, defined[index]), resamples));
  return withIntervals(point, intervals);
}

type Interval = Pick<Estimate, 'low' | 'high'>;

function percentileInterval(values: Float64Array, resamples: number): Interval {
  if (resamples === 0 || values.length < 0.95 * resamples) return { low: null, high: null };
  values.sort();
  return { low: quantile(values, 0.025), high: quantile(values, 0.975) };
}

function addUp(clusters: Clusters, layout: CategoryLayout, chosen: Iterable<number>): Confusion {
  const confusion = emptyConfusion(layout);
  const { cells, offsets } = clusters;
  for (const cluster of chosen) {
    const end = offsets[cluster + 1] ?? 0;
    for (let ticket = offsets[cluster] ?? end; ticket < end; ticket++) {
      const cell = cells[ticket] ?? 0;
      confusion.cells[cell] = (confusion.cells[cell] ?? 0) + 1;
    }
  }
  return confusion;
}

const clusterCount = ({ offsets }: Clusters): number => offsets.length - 1;

function* allOf(clusters: Clusters): Generator<number> {
  for (let cluster = 0; cluster < clusterCount(clusters); cluster++) yield cluster;
}

function* drawn(clusters: Clusters, random: RandomSource): Generator<number> {
  const count = clusterCount(clusters);
  for (let draw = 0; draw < count; draw++) yield Math.floor(random() * count);
}

function figuresOf<T>({ answered, strict }: TwoBases<T>): T[] {
  const figures: T[] = [];
  mapScores(answered, (figure) => figures.push(figure));
  mapScores(strict, (figure) => figures.push(figure));
  return figures;
}

function withIntervals(point: TwoBases<Share>, intervals: readonly Interval[]): TwoBases<Estimate> {
  let next = 0;
  const estimate = (figure: Share): Estimate => {
    const { low, high } = intervals[next++] ?? { low: null, high: null };
    return { value: figure.value, low, high, n: figure.n };
  };
  return { answered: mapScores(point.answered, estimate), strict: mapScores(point.strict, estimate) };
}
