import { comparedValues } from '../../src/metrics/clustering/compared-clustering.ts';
import { contingencyOf } from '../../src/metrics/clustering/contingency.ts';
import { drawClusterings } from '../../src/metrics/clustering/draw-clusterings.ts';
import type { Grouping } from '../../src/metrics/clustering/grouping.ts';
import { totalScores } from '../../src/metrics/clustering/ratio-scores.ts';
import { DEFAULT_SWEEP_MARGINS } from '../../src/runs/gate/default-margins.ts';
import { sweepFigure } from '../../src/runs/gate/sweep-gate-figures.ts';
import type { SimulatedChange } from './simulate-gate.ts';
import { simulateGroupings, type LinkModel, type TwoGroupings } from './simulate-groupings.ts';

const MODEL: LinkModel = { right: 0.8, touched: 0.2, rightAnew: 0.8, alone: 0.5, shared: 0.5 };

/** More tickets of incidents of these sizes stay alone, or go to another incident. */
export const wrongGroups = (sizes: readonly number[]): SimulatedChange<TwoGroupings> => ({
  ...{ name: 'wrong groups', unit: 'decisions', margins: DEFAULT_SWEEP_MARGINS },
  tickets: sizes.reduce((sum, size) => sum + size, 0),
  simulate: ({ times, strength }, random) => {
    const all = Array.from({ length: times }, () => sizes).flat();
    return simulateGroupings(all, { model: { ...MODEL, rightAnew: (1 - strength) * MODEL.right }, random });
  },
  differences: ({ base, changed }) => {
    const [before, after] = [figures(base), figures(changed)];
    return before.map((value, index) => (after[index] ?? 0) - value);
  },
  draw: ({ base, changed }, resampling) => {
    const drawn = drawClusterings(base, changed, resampling);
    return DEFAULT_SWEEP_MARGINS.map(({ figure }) => sweepFigure(figure, drawn));
  },
});

function figures(grouping: Grouping): number[] {
  const values = comparedValues(totalScores(contingencyOf(grouping)));
  return DEFAULT_SWEEP_MARGINS.map(({ figure }) => sweepFigure(figure, values) ?? 0);
}
