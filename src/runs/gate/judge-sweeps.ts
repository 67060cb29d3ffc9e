import { judgeFigures, type GateRules } from './gate.ts';
import type { CheckReport } from './gate-report.ts';
import type { ComparedSweeps } from '../sweep/comparison/compare-sweeps.ts';
import { sweepFigure } from './sweep-gate-figures.ts';

/** Judges a comparison of sweeps as `judge` does one of runs: what is answered there is described and decided here. */
export function judgeSweeps({ comparison, drawn }: ComparedSweeps, rules: GateRules): CheckReport {
  const { tickets, decisions, described } = comparison;
  const judged = judgeFigures(
    {
      unit: 'decisions',
      ...{ tickets, answers: tickets, broken: decisions.broken, coverage: described.changed.value },
      repeats: null,
      repeatVariance: () => 0,
      figure: (name) => sweepFigure(name, drawn),
    },
    rules,
  );
  return { version: 1, kind: 'check', ...judged, comparison };
}
