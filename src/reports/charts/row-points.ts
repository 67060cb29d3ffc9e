import type { Estimate } from '../../metrics/share.ts';
import type { ReportRow } from '../report-rows.ts';
import type { PlanePoint } from './precision-recall-plane.ts';
import type { CostPoint } from './quality-against-cost.ts';

/** The rows as points of the plane, on the strict basis, and each published point once. */
export function planePoints(rows: readonly ReportRow[]): PlanePoint[] {
  const own = rows.map(({ name, report }) => ({ name, source: null, ...report.strict.detection }));
  const published = new Map(rows.flatMap((row) => publishedPoint(row).map((point) => [point.name, point])));
  return [...own, ...published.values()];
}

/** None where precision or recall is not published. */
export function publishedPoint({ report, published }: ReportRow): PlanePoint[] {
  if (published === null || published.precision === null || published.recall === null) return [];
  const { precision, recall, f1 } = published;
  const figures = { precision: withoutInterval(precision), recall: withoutInterval(recall), f1: withoutInterval(f1) };
  return [{ name: `${report.run.pipeline}, published`, source: published.note, ...figures }];
}

const withoutInterval = (value: number | null): Estimate => ({ value, low: null, high: null, n: 0 });

export const costPoint = ({ name, report }: ReportRow): CostPoint => ({
  name,
  quality: report.strict.detection.f1,
  tickets: report.tickets,
  calls: report.usage.calls,
  costUsd: report.usage.costUsd,
});
