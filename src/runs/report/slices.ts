import { classificationScores } from '../../metrics/classification.ts';
import { emptyConfusion, type CategoryLayout, type Confusion } from '../../metrics/confusion.ts';
import type { Share, Estimate } from '../../metrics/share.ts';
import { wilson } from '../../metrics/wilson.ts';
import { isoWeek } from '../../util/iso-week.ts';
import type { PredictionRecord } from '../log/prediction-record.ts';
import type { Slice } from './report.ts';

/** In report order. */
const DIMENSIONS = {
  tag: ({ tags }) => tags,
  product: ({ product }) => (product === null ? [] : [product]),
  language: ({ language }) => [language],
  week: ({ createdAt }) => (createdAt === null ? [] : [isoWeek(createdAt) ?? 'unknown']),
} satisfies Record<string, (record: PredictionRecord) => string[]>;

type Dimension = keyof typeof DIMENSIONS;
const DIMENSION_NAMES = Object.keys(DIMENSIONS) as Dimension[];

/** Something about each part of the tickets. */
export type BySlice<T> = Record<Dimension, Map<string, T>>;

/** Counts by part of the tickets. */
export type SliceCounts = BySlice<Confusion>;

export const emptySlices = <T = Confusion>(): BySlice<T> => ({
  tag: new Map(),
  product: new Map(),
  language: new Map(),
  week: new Map(),
});

/** Adds a prediction, which stands in `cell` of the confusion matrix, to every slice that it belongs to, in place. */
export function addToSlices(slices: SliceCounts, record: PredictionRecord, layout: CategoryLayout, cell: number): void {
  for (const [dimension, value] of sliceValuesOf(record)) {
    const confusion = slices[dimension].get(value) ?? emptyConfusion(layout);
    confusion.cells[cell] = (confusion.cells[cell] ?? 0) + 1;
    slices[dimension].set(value, confusion);
  }
}

/** The slices that a prediction belongs to, in report order. */
export function sliceValuesOf(record: PredictionRecord): (readonly [Dimension, string])[] {
  return DIMENSION_NAMES.flatMap((dimension) =>
    [...new Set(DIMENSIONS[dimension](record))].map((value) => [dimension, value] as const),
  );
}

export const scoreSlices = (slices: SliceCounts): Slice[] =>
  shownSlices(slices).map(({ dimension, value, part }) => scoreSlice(dimension, value, part));

/** The slices by dimension and value; a dimension with one value only is left out, as it would repeat the whole. */
export function shownSlices<T>(slices: BySlice<T>): { dimension: Dimension; value: string; part: T }[] {
  return DIMENSION_NAMES.flatMap((dimension) => {
    const values = [...slices[dimension]].sort(([a], [b]) => (a < b ? -1 : 1));
    return values.length > 1 || dimension === 'tag' ? values.map(([value, part]) => ({ dimension, value, part })) : [];
  });
}

function scoreSlice(dimension: Dimension, value: string, confusion: Confusion): Slice {
  const { accuracy, detection } = classificationScores(confusion);
  return {
    dimension,
    value,
    tickets: accuracy.n,
    accuracy: withWilson(accuracy),
    detection: {
      precision: withWilson(detection.precision),
      recall: withWilson(detection.recall),
      f1: { ...detection.f1, low: null, high: null },
    },
  };
}

const withWilson = ({ value, n }: Share): Estimate => wilson(Math.round((value ?? 0) * n), n);
