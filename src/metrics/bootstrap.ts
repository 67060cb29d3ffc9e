import { classificationScores } from './classification.ts';
import { answeredOnly, type CategoryLayout, type Confusion } from './confusion.ts';
import { addUp, eachOnce, percentileIntervals, type Clusters, type Interval, type Resampling } from './resampling.ts';
import { listScores, mapScores, type Scores } from './scores.ts';
import type { Estimate, Share } from './share.ts';

export type { Clusters } from './resampling.ts';

/** A figure on the answered tickets, and with unanswered ones counted as wrong. */
export interface TwoBases<T> {
  answered: Scores<T>;
  strict: Scores<T>;
}

export function twoBases(confusion: Confusion): TwoBases<Share> {
  const answered = answeredOnly(confusion);
  const strict = classificationScores(confusion);
  return { answered: answered === confusion ? strict : classificationScores(answered), strict };
}

/**
 * Every figure with its 95 % percentile bootstrap interval (B. Efron, 1979, Annals of Statistics 7:1–26), incidents being
 * drawn with replacement instead of tickets, since tickets of one incident succeed and fail together. An end is null when
 * the figure was undefined in more than one resample of twenty. With few incidents intervals come out too narrow.
 */
export function bootstrapScores(
  clusters: Clusters,
  layout: CategoryLayout,
  resampling: Resampling,
): TwoBases<Estimate> {
  const incidents = clusters.offsets.length - 1;
  const scoresIn = (times: Uint32Array): TwoBases<Share> => twoBases(addUp(clusters, layout, times));
  const intervals = percentileIntervals(incidents, resampling, (times) =>
    figuresOf(scoresIn(times)).map(({ value }) => value),
  );
  return withIntervals(scoresIn(eachOnce(incidents)), intervals);
}

/** Both bases as one list, in the order of `mapScores`. */
export const figuresOf = <T>({ answered, strict }: TwoBases<T>): T[] => [
  ...listScores(answered),
  ...listScores(strict),
];

function withIntervals(point: TwoBases<Share>, intervals: readonly Interval[]): TwoBases<Estimate> {
  let next = 0;
  const estimate = (figure: Share): Estimate => {
    const { low, high } = intervals[next++] ?? { low: null, high: null };
    return { value: figure.value, low, high, n: figure.n };
  };
  return { answered: mapScores(point.answered, estimate), strict: mapScores(point.strict, estimate) };
}
