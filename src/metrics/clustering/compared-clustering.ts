import type { PrecisionRecall } from '../scores.ts';
import type { Share } from '../share.ts';
import type { RatioScores } from './ratio-scores.ts';

/** The figures in which two groupings of the same tickets are compared, `T` being a value or a difference. */
export interface ComparedClustering<T> {
  bcubed: PrecisionRecall<T>;
  pairwise: PrecisionRecall<T>;
  link: PrecisionRecall<T> & { accuracy: T };
  /** `deviation` is a number of alerts, not a share. */
  alerts: PrecisionRecall<T> & { deviation: T };
}

export function comparedValues({
  bcubed,
  pairwise,
  link,
  alerts,
}: RatioScores<Share>): ComparedClustering<number | null> {
  const triple = ({ precision, recall, f1 }: PrecisionRecall<Share>): PrecisionRecall<number | null> => ({
    precision: precision.value,
    recall: recall.value,
    f1: f1.value,
  });
  return {
    bcubed: triple(bcubed),
    pairwise: triple(pairwise),
    link: { ...triple(link), accuracy: link.accuracy.value },
    alerts: { ...triple(alerts), deviation: alerts.deviation },
  };
}

/** Applies `change` to every figure, always in the same order; `index` counts them from 0. */
export function mapComparedClustering<A, B>(
  { bcubed, pairwise, link, alerts }: ComparedClustering<A>,
  change: (figure: A, index: number) => B,
): ComparedClustering<B> {
  let next = 0;
  const mapped = (figure: A): B => change(figure, next++);
  const triple = ({ precision, recall, f1 }: PrecisionRecall<A>): PrecisionRecall<B> => ({
    precision: mapped(precision),
    recall: mapped(recall),
    f1: mapped(f1),
  });
  return {
    bcubed: triple(bcubed),
    pairwise: triple(pairwise),
    link: { ...triple(link), accuracy: mapped(link.accuracy) },
    alerts: { ...triple(alerts), deviation: mapped(alerts.deviation) },
  };
}

/** In the order of `mapComparedClustering`. */
export function listOf<T>(compared: ComparedClustering<T>): T[] {
  const figures: T[] = [];
  mapComparedClustering(compared, (figure) => figures.push(figure));
  return figures;
}
