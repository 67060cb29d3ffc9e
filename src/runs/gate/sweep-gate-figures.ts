import type { ComparedClustering } from '../../metrics/clustering/compared-clustering.ts';

const FIGURES: Record<string, <T>(scores: ComparedClustering<T>) => T> = {
  'bcubed-f1': ({ bcubed }) => bcubed.f1,
  'bcubed-precision': ({ bcubed }) => bcubed.precision,
  'bcubed-recall': ({ bcubed }) => bcubed.recall,
  'pairwise-f1': ({ pairwise }) => pairwise.f1,
  'pairwise-precision': ({ pairwise }) => pairwise.precision,
  'pairwise-recall': ({ pairwise }) => pairwise.recall,
  'link-accuracy': ({ link }) => link.accuracy,
  'alerts-f1': ({ alerts }) => alerts.f1,
  'alerts-precision': ({ alerts }) => alerts.precision,
  'alerts-recall': ({ alerts }) => alerts.recall,
};

/** What the gate of a sweep may be about. */
export const SWEEP_FIGURES: readonly string[] = Object.keys(FIGURES);

/** The figure of that name. Throws RangeError for one that is not among `SWEEP_FIGURES`. */
export function sweepFigure<T>(name: string, scores: ComparedClustering<T>): T {
  const pick = FIGURES[name];
  if (pick === undefined) throw new RangeError(`no figure "${name}"`);
  return pick(scores);
}
