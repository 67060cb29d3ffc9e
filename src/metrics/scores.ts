/** Precision, recall and F1 of one class against the rest. */
export interface PrecisionRecall<T> {
  precision: T;
  recall: T;
  f1: T;
}

/** Every figure of a classification, `T` being a share, an estimate, … */
export interface Scores<T> {
  /** Positive = a category that escalates, whichever. */
  detection: PrecisionRecall<T>;
  /** Pooled over the escalating categories. */
  micro: PrecisionRecall<T>;
  macroF1: T;
  weightedF1: T;
  accuracy: T;
  /** Matthews correlation, in [-1, 1]. */
  mcc: T;
  perCategory: Record<string, PrecisionRecall<T> & { support: number }>;
}

/** Applies `change` to every figure, always in the same order. */
export function mapScores<A, B>(scores: Scores<A>, change: (figure: A) => B): Scores<B> {
  const triple = ({ precision, recall, f1 }: PrecisionRecall<A>): PrecisionRecall<B> => ({
    precision: change(precision),
    recall: change(recall),
    f1: change(f1),
  });
  return {
    detection: triple(scores.detection),
    micro: triple(scores.micro),
    macroF1: change(scores.macroF1),
    weightedF1: change(scores.weightedF1),
    accuracy: change(scores.accuracy),
    mcc: change(scores.mcc),
    perCategory: Object.fromEntries(
      Object.entries(scores.perCategory).map(([name, figures]) => [
        name,
        { ...triple(figures), support: figures.support },
      ]),
    ),
  };
}

/** Every figure, in the order of `mapScores`; resampling does this too often to build anything else. */
export function listScores<T>(scores: Scores<T>): T[] {
  const figures: T[] = [];
  const add = ({ precision, recall, f1 }: PrecisionRecall<T>): unknown => figures.push(precision, recall, f1);
  add(scores.detection);
  add(scores.micro);
  figures.push(scores.macroF1, scores.weightedF1, scores.accuracy, scores.mcc);
  Object.values(scores.perCategory).forEach(add);
  return figures;
}
