import type { PrecisionRecall, Scores } from '../../src/metrics/scores.ts';
import { share, type Estimate } from '../../src/metrics/share.ts';
import type { AblateReport, ClassifyReport, EvalReport, RunDescription, Slice } from '../../src/runs/report/report.ts';

export const NOTICE = 'Answered by the embedded model: a lexical reader.';

export const NONE: Estimate = { value: null, low: null, high: null, n: 0 };

/** A figure whose ends lie five hundredths to both sides. */
const estimate = (value: number, n = 40): Estimate => ({ value, low: value - 0.05, high: value + 0.05, n });

const triple = (precision: number, recall: number, f1: number): PrecisionRecall<Estimate> => ({
  precision: estimate(precision),
  recall: estimate(recall),
  f1: estimate(f1),
});

const NO_TRIPLE: PrecisionRecall<Estimate> = { precision: NONE, recall: NONE, f1: NONE };

const ANSWERED: Scores<Estimate> = {
  detection: triple(0.811, 0.722, 0.763),
  micro: triple(0.514, 0.525, 0.536),
  macroF1: estimate(0.617),
  weightedF1: estimate(0.648),
  accuracy: estimate(0.689),
  mcc: estimate(0.43),
  perCategory: {
    failure: { ...triple(0.551, 0.562, 0.573), support: 21 },
    other: { ...triple(0.584, 0.595, 0.606), support: 19 },
  },
};

const STRICT: Scores<Estimate> = {
  detection: triple(0.312, 0.223, 0.264),
  micro: triple(0.415, 0.426, 0.437),
  macroF1: estimate(0.118),
  weightedF1: estimate(0.149),
  accuracy: estimate(0.181),
  mcc: estimate(-0.27),
  perCategory: {
    failure: { ...triple(0.452, 0.463, 0.474), support: 23 },
    other: { ...triple(0.485, 0.496, 0.507), support: 22 },
  },
};

const NO_SCORES: Scores<Estimate> = {
  detection: NO_TRIPLE,
  micro: NO_TRIPLE,
  macroF1: NONE,
  weightedF1: NONE,
  accuracy: NONE,
  mcc: NONE,
  perCategory: { failure: { ...NO_TRIPLE, support: 0 }, other: { ...NO_TRIPLE, support: 0 } },
};

export function describedRun(more: Partial<RunDescription> = {}): RunDescription {
  return {
    dataset: 'tickets.jsonl',
    pipeline: 'cot',
    model: 'embedded',
    modelHost: null,
    rejected: 0,
    unlabelled: 0,
    isFinished: true,
    notice: NOTICE,
    ...more,
  };
}

export const slice = (value: string, more: Partial<Slice> = {}): Slice => ({
  dimension: 'product',
  value,
  tickets: 9,
  accuracy: estimate(0.333, 9),
  detection: triple(0.7, 0.8, 0.75),
  ...more,
});

const USAGE = {
  calls: 45,
  cachedCalls: 5,
  inputTokens: 36_540,
  outputTokens: 4320,
  costUsd: 0.0215,
  ticketsWithoutUsage: 0,
};

export function evalReport(more: Partial<EvalReport> = {}): EvalReport {
  return {
    version: 1,
    kind: 'eval',
    run: describedRun(),
    tickets: 45,
    coverage: estimate(0.889, 45),
    answered: ANSWERED,
    strict: STRICT,
    confusion: {
      rows: ['failure', 'other'],
      columns: ['failure', 'other', 'unparsed', 'failed'],
      counts: [
        [12, 9, 2, 0],
        [7, 12, 1, 2],
      ],
    },
    slices: [slice('dns'), slice('db')],
    calibration: { brier: share(0, 0), expectedError: share(0, 0), reliability: [], unknown: 40 },
    stability: null,
    usage: USAGE,
    latencyMs: { p50: 123, p95: 456 },
    ...more,
  };
}

/** Nothing was answered. */
export const emptyEvalReport = (): EvalReport =>
  evalReport({
    tickets: 0,
    coverage: NONE,
    answered: NO_SCORES,
    strict: NO_SCORES,
    slices: [slice('dns', { accuracy: NONE, detection: NO_TRIPLE })],
    usage: { ...USAGE, inputTokens: null, outputTokens: null, costUsd: null, ticketsWithoutUsage: 3 },
    latencyMs: { p50: null, p95: null },
  });

export function classifyReport(more: Partial<ClassifyReport> = {}): ClassifyReport {
  return {
    version: 1,
    kind: 'classify',
    run: describedRun(),
    tickets: 45,
    askedTickets: 45,
    coverage: estimate(0.889, 45),
    answers: { failure: 14, other: 26, unparsed: 3, failed: 2 },
    escalated: { value: 0.35, n: 40 },
    usage: USAGE,
    latencyMs: { p50: 123, p95: 456 },
    ...more,
  };
}

/** Two rows and the step from one to the other. */
export const ablateReport = (): AblateReport => ({
  version: 1,
  kind: 'ablate',
  dataset: 'tickets.jsonl',
  isFinished: true,
  rows: ['direct', 'cot+icl+reflection'].map((pipeline) => ({
    ...evalReport({ run: describedRun({ pipeline }) }),
    pipeline,
    model: 'embedded',
  })),
  steps: [
    {
      from: 'direct · embedded',
      to: 'cot+icl+reflection · embedded',
      fixed: 13,
      broken: 32,
      pValue: 0.007,
      adjustedP: 0.079,
      macroF1: { value: -0.083, low: -0.171, high: 0.005 },
    },
  ],
});
