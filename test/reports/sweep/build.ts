import type { ClusteringScores } from '../../../src/metrics/clustering/scores.ts';
import { share, type Estimate } from '../../../src/metrics/share.ts';
import type {
  LinkChange,
  Subset,
  SweepPoint,
  SweepReport,
  ThresholdChoice,
} from '../../../src/runs/report/sweep-report.ts';

export const NOTICE = 'Grouped by the embedded embedder: a lexical reader.';

/** Twelve escalations of eight incidents. */
const TICKETS = 12;

/** A figure whose ends lie five hundredths to both sides. */
const estimate = (value: number): Estimate => ({ value, low: value - 0.05, high: value + 0.05, n: TICKETS });

/** Figures that differ from each other by hundredths below `base`, so that each can be told from the others. */
function scores(base: number, predicted: number, truth = 8): ClusteringScores<Estimate> {
  const figure = (hundredths: number): Estimate => estimate(base - hundredths / 100);
  return {
    bcubed: { precision: figure(-2), recall: figure(2), f1: figure(0) },
    pairwise: { precision: figure(3), recall: figure(5), f1: figure(4) },
    link: { precision: figure(6), recall: figure(7), f1: figure(8), accuracy: figure(9) },
    alerts: {
      predicted,
      true: truth,
      deviation: predicted - truth,
      extra: Math.max(0, predicted - truth + 1),
      swallowed: Math.max(0, truth + 1 - predicted),
      precision: figure(10),
      recall: figure(11),
      f1: figure(12),
    },
    ari: figure(13),
    vMeasure: figure(14),
  };
}

/** The best lies in the middle; rewriting adds two points, five where incidents have several tickets. */
const BASES: Record<Subset, readonly number[]> = { all: [0.7, 0.8, 0.75], multi: [0.6, 0.65, 0.62] };
const THRESHOLDS = [0.86, 0.88, 0.9];
const PREDICTED = [6, 8, 11];

function sweptPoints(): SweepPoint[] {
  return [false, true].flatMap((rewrite) =>
    (['all', 'multi'] as const).flatMap((subset) =>
      THRESHOLDS.map((threshold, index) => {
        const gain = rewrite ? (subset === 'all' ? 0.02 : 0.05) : 0;
        const predicted = (PREDICTED[index] ?? 0) - (rewrite ? 1 : 0);
        return { threshold, rewrite, subset, ...scores((BASES[subset][index] ?? 0) + gain, predicted) };
      }),
    ),
  );
}

const choice = (rewrite: boolean): ThresholdChoice => ({
  rewrite,
  criterion: 'best B-cubed F1',
  threshold: 0.88,
  plateau: { from: 0.87, to: 0.885 },
  edge: null,
  dividedBy: 'time',
  development: { tickets: 7, incidents: 5, scores: scores(0.83, 6, 5) },
  heldOut: { tickets: 5, incidents: 3, scores: scores(0.78, 2, 3) },
});

export const link = (ticketId: string, more: Partial<LinkChange> = {}): LinkChange => ({
  ticketId,
  incidentId: 'I-1',
  founderId: 'T-1',
  similarity: 0.8912,
  isRight: true,
  ...more,
});

export function sweepReport(more: Partial<SweepReport> = {}): SweepReport {
  return {
    version: 1,
    kind: 'sweep',
    run: {
      dataset: 'tickets.jsonl',
      embedder: 'embedded',
      embedderHost: null,
      model: 'embedded',
      modelHost: null,
      representative: 'rewrite',
      windowHours: 72,
      same: 'product',
      fromRun: null,
      rejected: 0,
      unlabelled: 0,
      isFinished: true,
      notice: NOTICE,
    },
    notices: [],
    tickets: TICKETS,
    failed: 0,
    incidents: { all: 8, multi: 3 },
    falseAlarms: 0,
    missedIncidents: null,
    points: sweptPoints(),
    baselines: (['all', 'multi'] as const).flatMap((subset) => [
      { name: 'never-link', subset, ...scores(0.5, 12) },
      { name: 'link-all', subset, ...scores(0.3, 1) },
    ]),
    best: choice(true),
    choices: [choice(false), choice(true)],
    rewriting: {
      subsets: [
        {
          subset: 'all',
          off: { threshold: 0.88, f1: estimate(0.8) },
          on: { threshold: 0.88, f1: estimate(0.82) },
          difference: { value: 0.02, low: -0.01, high: 0.05 },
          relative: share(1, 40),
        },
        {
          subset: 'multi',
          off: { threshold: 0.88, f1: estimate(0.65) },
          on: { threshold: 0.9, f1: estimate(0.7) },
          difference: { value: 0.05, low: 0.01, high: 0.09 },
          relative: share(1, 13),
        },
      ],
      linksAt: 0.88,
      gained: [link('T-5'), link('T-7', { incidentId: null, isRight: false, similarity: 0.88 })],
      lost: [link('T-9')],
    },
    audit: {
      rewrites: 9,
      withLosses: share(2, 9),
      losses: [
        {
          sources: ['T-1', 'T-5'],
          rewrite: 'DNS does not resolve.',
          errorCodes: ['SERVFAIL', 'E1042'],
          products: ['dns'],
          versions: [],
        },
        { sources: ['T-2'], rewrite: 'Disks are slow.', errorCodes: [], products: [], versions: ['2.4.1'] },
      ],
    },
    similarities: { low: 0.5, high: 1, sameIncident: [0, 0, 1, 4, 5], otherIncident: [12, 20, 15, 7, 2] },
    usage: { calls: 21, cachedCalls: 4, inputTokens: 5200, outputTokens: 640, costUsd: null, ticketsWithoutUsage: 0 },
    ...more,
  };
}
