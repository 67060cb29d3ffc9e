import type { PrecisionRecall, Scores } from '../../metrics/scores.ts';

/** Figures of all tickets; the first three are of detection. */
const FIGURES: Record<string, <T>(scores: Scores<T>) => T> = {
  f1: ({ detection }) => detection.f1,
  precision: ({ detection }) => detection.precision,
  recall: ({ detection }) => detection.recall,
  'macro-f1': ({ macroF1 }) => macroF1,
  'weighted-f1': ({ weightedF1 }) => weightedF1,
  accuracy: ({ accuracy }) => accuracy,
  mcc: ({ mcc }) => mcc,
};

const PER_CATEGORY: Record<string, <T>(scores: PrecisionRecall<T>) => T> = {
  f1: ({ f1 }) => f1,
  precision: ({ precision }) => precision,
  recall: ({ recall }) => recall,
};

/** What a gate may be about: `f1`, …, and `recall:<category>`, … */
export function gateFigureNames(categories: readonly string[]): string[] {
  const perCategory = Object.keys(PER_CATEGORY).flatMap((name) => categories.map((category) => `${name}:${category}`));
  return [...Object.keys(FIGURES), ...perCategory];
}

/** The figure of that name. Throws RangeError for one that is not among `gateFigureNames`. */
export function gateFigure<T>(name: string, scores: Scores<T>): T {
  const [figure = '', category] = name.split(':');
  const ofCategory = category === undefined ? undefined : scores.perCategory[category];
  const picked = ofCategory === undefined ? FIGURES[name]?.(scores) : PER_CATEGORY[figure]?.(ofCategory);
  if (picked === undefined) throw new RangeError(`no figure "${name}"`);
  return picked;
}
