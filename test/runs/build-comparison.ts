import { differenceInterval } from '../../src/metrics/difference-interval.ts';
import type { DrawnFigure } from '../../src/metrics/draw-figures.ts';
import { mapCompared, type ComparedScores } from '../../src/metrics/paired-scores.ts';
import type { Scores } from '../../src/metrics/scores.ts';
import type { ComparedRuns } from '../../src/runs/comparison/compare-runs.ts';
import type { Comparison } from '../../src/runs/comparison/comparison.ts';
import type { GateRules } from '../../src/runs/gate/gate.ts';
import { emptyMismatches } from '../../src/runs/comparison/mismatches.ts';
import type { RunDescription } from '../../src/runs/report/report.ts';

/** Nothing is asked for. */
export const NO_RULES: GateRules = { margins: [], floors: [], maxBroken: null, minCoverage: 0 };

const SAME: DrawnFigure = { base: 0.5, changed: 0.5, draws: new Float64Array(1001), resamples: 1001, oneAnswer: 0 };

const TRIPLE = { precision: SAME, recall: SAME, f1: SAME };

const SCORES: Scores<DrawnFigure> = {
  detection: TRIPLE,
  micro: TRIPLE,
  macroF1: SAME,
  weightedF1: SAME,
  accuracy: SAME,
  mcc: SAME,
  perCategory: { failure: { ...TRIPLE, support: 60 }, other: { ...TRIPLE, support: 40 } },
};

const RUN: RunDescription = {
  dataset: 'tickets.jsonl',
  pipeline: 'cot',
  model: 'embedded',
  modelHost: null,
  rejected: 0,
  unlabelled: 0,
  isFinished: true,
  notice: null,
};

interface Parts {
  f1?: Partial<DrawnFigure>;
  /** Share of the changed run. */
  coverage?: number;
  broken?: number;
  more?: Partial<Comparison>;
}

/** A comparison of a hundred tickets in which nothing changed but what is said. */
export function makeComparison({ f1 = {}, coverage = 1, broken = 0, more = {} }: Parts): ComparedRuns {
  const detection = { ...TRIPLE, f1: { ...SAME, ...f1 } };
  const drawn: ComparedScores<DrawnFigure> = {
    answered: SCORES,
    strict: { ...SCORES, detection },
    coverage: { ...SAME, base: 1, changed: coverage },
  };
  const comparison: Comparison = {
    version: 1,
    kind: 'compare',
    base: { name: 'baseline.jsonl', run: RUN },
    changed: { name: 'results/changed', run: RUN },
    tickets: 100,
    answers: 100,
    incidents: 90,
    leftOut: emptyMismatches(),
    scores: mapCompared(drawn, (figure) => differenceInterval(figure)),
    correctness: { fixed: 0, broken, pValue: 1 },
    categories: [],
    slices: [],
    changes: [],
    texts: [],
    parameters: [],
    ...more,
  };
  return { comparison, drawn, repeats: null };
}
