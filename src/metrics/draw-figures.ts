import type { CategoryLayout } from './confusion.ts';
import { oneAnswerEffects, type Figures } from './one-answer.ts';
import type { PairedClusters } from './paired-bootstrap.ts';
import { addUp, eachOnce, forEachResample, type Resampling } from './resampling.ts';

/** A figure of two runs on the same tickets, and how it differs when the incidents are drawn anew. */
export interface DrawnFigure {
  /** Null where it is not defined. */
  base: number | null;
  changed: number | null;
  /** Changed − base of each resample in which both are defined, ascending. */
  draws: Float64Array;
  resamples: number;
  /** What one answer more that turns wrong would do; see `oneAnswerEffects`. */
  oneAnswer: number;
}

/** Stands where nothing was drawn. */
export const NOT_DRAWN: DrawnFigure = {
  base: null,
  changed: null,
  draws: new Float64Array(),
  resamples: 0,
  oneAnswer: 0,
};

export interface DrawOptions extends Resampling {
  figures: Figures;
}

/**
 * The differences of figures by one paired bootstrap (B. Efron and R. J. Tibshirani, 1993, An Introduction to the Bootstrap,
 * ch. 8 and 13): a resample draws whole incidents, the same ones for both runs. `pairs.a` is the base.
 */
export function drawFigures(
  pairs: PairedClusters,
  layout: CategoryLayout,
  { figures, ...resampling }: DrawOptions,
): DrawnFigure[] {
  const ofBase = { cells: pairs.a, offsets: pairs.offsets };
  const ofChanged = { cells: pairs.b, offsets: pairs.offsets };
  const incidents = pairs.offsets.length - 1;
  return drawPaired(
    incidents,
    {
      base: (times) => figures(addUp(ofBase, layout, times)),
      changed: (times) => figures(addUp(ofChanged, layout, times)),
      effects: oneAnswerEffects(addUp(ofChanged, layout, eachOnce(incidents)), figures),
    },
    resampling,
  );
}

type Values = readonly (number | null)[];

/** Figures of two runs, in the same order, for how often each incident was drawn, and `oneAnswer` of each. */
export interface PairedValues {
  base: (times: Uint32Array) => Values;
  changed: (times: Uint32Array) => Values;
  effects: readonly number[];
}

/** The same of any figures. */
export function drawPaired(
  incidents: number,
  { base, changed, effects }: PairedValues,
  resampling: Resampling,
): DrawnFigure[] {
  const [valuesOfBase, valuesOfChanged] = [base(eachOnce(incidents)), changed(eachOnce(incidents))];
  const draws: number[][] = valuesOfBase.map(() => []);
  forEachResample(incidents, resampling, (times) => {
    const before = base(times);
    changed(times).forEach((after, index) => {
      const value = before[index];
      if (typeof value === 'number' && after !== null) draws[index]?.push(after - value);
    });
  });
  return valuesOfBase.map((before, index) => ({
    base: before,
    changed: valuesOfChanged[index] ?? null,
    draws: Float64Array.from(draws[index] ?? []).sort(),
    resamples: resampling.resamples,
    oneAnswer: effects[index] ?? 0,
  }));
}
