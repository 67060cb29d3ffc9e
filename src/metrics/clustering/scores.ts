import type { PrecisionRecall } from '../scores.ts';

/** Every figure of a grouping of escalated tickets, `T` being a share or an estimate. */
export interface ClusteringScores<T> {
  /** Over pairs of tickets: in the same group, of the same incident. */
  pairwise: PrecisionRecall<T>;
  /** Mean over tickets of what of its group is of its incident, and of its incident in its group. The headline. */
  bcubed: PrecisionRecall<T>;
  /** Over decisions, ticket by ticket in time order: a link is right when the group holds an earlier ticket of the incident. */
  link: PrecisionRecall<T> & { accuracy: T };
  alerts: AlertScores<T>;
  /** Adjusted Rand index, in [-1, 1]. */
  ari: T;
  vMeasure: T;
}

/** A group's founder is an alert; each incident needs one. */
export interface AlertScores<T> extends PrecisionRecall<T> {
  predicted: number;
  true: number;
  /** `predicted` − `true`. */
  deviation: number;
  /** Alerts about an incident that had one, or about none at all. */
  extra: number;
  /** Incidents without an alert. */
  swallowed: number;
}

/** Applies `change` to every figure, always in the same order; counts stay as they are. */
export function mapClusteringScores<A, B>(scores: ClusteringScores<A>, change: (figure: A) => B): ClusteringScores<B> {
  const triple = ({ precision, recall, f1 }: PrecisionRecall<A>): PrecisionRecall<B> => ({
    precision: change(precision),
    recall: change(recall),
    f1: change(f1),
  });
  return {
    pairwise: triple(scores.pairwise),
    bcubed: triple(scores.bcubed),
    link: { ...triple(scores.link), accuracy: change(scores.link.accuracy) },
    alerts: { ...scores.alerts, ...triple(scores.alerts) },
    ari: change(scores.ari),
    vMeasure: change(scores.vMeasure),
  };
}
