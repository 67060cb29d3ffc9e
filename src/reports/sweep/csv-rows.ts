import type { ClusteringScores } from '../../metrics/clustering/scores.ts';
import type { Estimate } from '../../metrics/share.ts';
import type { SweepBaseline, SweepPoint, SweepReport } from '../../runs/report/sweep-report.ts';
import { modelName } from './format.ts';

/** One figure of a point or a baseline as a line of the CSV; counts have no interval, baselines no threshold. */
export interface SweepCsvRow {
  setting: string;
  threshold: number | null;
  rewrite: string;
  subset: string;
  metric: string;
  value: number | null;
  low: number | null;
  high: number | null;
  n: number | null;
  embedder: string;
  model: string;
}

export function sweepCsvRows({ points, baselines, run }: SweepReport): SweepCsvRow[] {
  const source = { embedder: modelName(run.embedder), model: modelName(run.model) };
  return [...points.map(pointLine), ...baselines.map(baselineLine)].flatMap(({ scores, ...line }) =>
    figuresOf(scores).map((figure) => ({ ...line, ...figure, ...source })),
  );
}

const pointLine = (scores: SweepPoint) => ({
  setting: 'threshold',
  threshold: scores.threshold,
  rewrite: scores.rewrite ? 'on' : 'off',
  subset: scores.subset,
  scores,
});

const baselineLine = (scores: SweepBaseline) => ({
  setting: scores.name,
  threshold: null,
  rewrite: '',
  subset: scores.subset,
  scores,
});

type Figure = Pick<SweepCsvRow, 'metric' | 'value' | 'low' | 'high' | 'n'>;

function figuresOf({ pairwise, bcubed, link, alerts, ari, vMeasure }: ClusteringScores<Estimate>): Figure[] {
  const { precision, recall, f1, ...counts } = alerts;
  const shares = { pairwise, bcubed, link, alerts: { precision, recall, f1 } };
  return [
    ...Object.entries(shares).flatMap(([family, figures]) =>
      Object.entries(figures).map(([name, estimate]) => estimateLine(`${family}.${name}`, estimate as Estimate)),
    ),
    estimateLine('ari', ari),
    estimateLine('vMeasure', vMeasure),
    ...Object.entries(counts).map(([name, count]) => countLine(`alerts.${name}`, count)),
  ];
}

const estimateLine = (metric: string, { value, low, high, n }: Estimate): Figure => ({ metric, value, low, high, n });

const countLine = (metric: string, value: number): Figure => ({ metric, value, low: null, high: null, n: null });
