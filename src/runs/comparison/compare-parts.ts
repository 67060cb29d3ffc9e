import { placeOf, type CategoryLayout } from '../../metrics/confusion.ts';
import { holm } from '../../metrics/holm.ts';
import { mcnemar } from '../../metrics/mcnemar.ts';
import { share } from '../../metrics/share.ts';
import { outcomeOf, type AlignedAnswer } from './align-runs.ts';
import type { AdjustedDiscordance, CategoryComparison, Discordance, SliceComparison } from './comparison.ts';
import type { PredictionRecord } from '../log/prediction-record.ts';
import { emptySlices, shownSlices, sliceValuesOf, type BySlice } from '../report/slices.ts';

interface PartCounts {
  pairs: number;
  rightInChanged: number;
  fixed: number;
  broken: number;
}

/** Fixed and broken answers by label, and by slice. */
export interface Parts {
  categories: Map<string, PartCounts>;
  slices: BySlice<PartCounts>;
}

export const emptyParts = ({ names }: CategoryLayout): Parts => ({
  categories: new Map(names.map((name) => [name, emptyCounts()])),
  slices: emptySlices(),
});

const emptyCounts = (): PartCounts => ({ pairs: 0, rightInChanged: 0, fixed: 0, broken: 0 });

/** Adds a pair in place. */
export function addToParts(parts: Parts, pair: AlignedAnswer<PredictionRecord>, layout: CategoryLayout): void {
  const { row, column } = placeOf(layout, pair.changed);
  const outcome = outcomeOf(pair, layout);
  const addTo = <Name>(counts: Map<Name, PartCounts>, name: Name): void => {
    const part = counts.get(name) ?? emptyCounts();
    part.pairs++;
    if (row === column) part.rightInChanged++;
    if (outcome !== 'same') part[outcome]++;
    counts.set(name, part);
  };
  addTo(parts.categories, layout.names[row] ?? '');
  for (const [dimension, value] of sliceValuesOf(pair.answer)) addTo(parts.slices[dimension], value);
}

/** In the order of the layout. */
export function categoryComparisons({ categories }: Parts): CategoryComparison[] {
  const named = [...categories].map(([category, part]) => ({ category, part }));
  return withTests(named).map(({ category, part, ...test }) => ({ category, tickets: part.pairs, ...test }));
}

/** By dimension and value, those that an evaluation shows. */
export function sliceComparisons({ slices }: Parts): SliceComparison[] {
  return withTests(shownSlices(slices)).map(({ dimension, value, part, ...test }) => ({
    dimension,
    value,
    base: share(part.rightInChanged - part.fixed + part.broken, part.pairs),
    changed: share(part.rightInChanged, part.pairs),
    ...test,
  }));
}

/** McNemar on each part, Holm over all of them. */
function withTests<T extends { part: PartCounts }>(parts: readonly T[]): (T & AdjustedDiscordance)[] {
  const tests = parts.map(({ part }) => discordance(part));
  const adjusted = holm(tests.map(({ pValue }) => pValue));
  return parts.map((part, index) => ({ ...part, ...discordance(part.part), adjustedP: adjusted[index] ?? 1 }));
}

export const discordance = ({ fixed, broken }: Pick<PartCounts, 'fixed' | 'broken'>): Discordance => ({
  fixed,
  broken,
  pValue: mcnemar(fixed, broken),
});
