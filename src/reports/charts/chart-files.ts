import type { AblateReport, EvalReport } from '../../runs/report/report.ts';
import type { SweepReport } from '../../runs/report/sweep-report.ts';
import type { AnyReport } from '../any-report.ts';
import { rowsOf } from '../report-rows.ts';
import { alertDeviation } from './alert-deviation.ts';
import { categoryBars } from './category-bars.ts';
import { confusionHeatMap } from './confusion-heat-map.ts';
import { precisionRecallPlane } from './precision-recall-plane.ts';
import { qualityAgainstCost } from './quality-against-cost.ts';
import { reliabilityDiagram } from './reliability-diagram.ts';
import { chartFile } from './render-chart.ts';
import { costPoint, planePoints } from './row-points.ts';
import { similarityHistogram } from './similarity-histogram.ts';
import type { Chart } from './svg.ts';
import { thresholdCurves } from './threshold-curves.ts';

export interface ChartFile {
  /** Such as `confusion.svg`. */
  name: string;
  svg: string;
}

/** Every chart of a report as an SVG file; none for a report without figures. The same report gives the same bytes. */
export function chartFiles(report: AnyReport): ChartFile[] {
  return Object.entries(chartsOf(report)).map(([name, chart]) => ({ name: `${name}.svg`, svg: chartFile(chart) }));
}

function chartsOf(report: AnyReport): Record<string, Chart> {
  switch (report.kind) {
    case 'eval':
      return evalCharts(report);
    case 'ablate':
      return ablationCharts(report);
    case 'sweep':
      return sweepCharts(report);
    case 'classify':
      return {};
  }
}

function evalCharts(report: EvalReport): Record<string, Chart> {
  const { strict, confusion, calibration } = report;
  return {
    'precision-recall': precisionRecallPlane(planePoints(rowsOf(report))),
    categories: categoryBars(strict.perCategory),
    confusion: confusionHeatMap(confusion),
    ...(calibration.brier.n > 0 ? { reliability: reliabilityDiagram(calibration.reliability) } : {}),
  };
}

/** Those that compare the rows; those of a single row are in its own page. */
function ablationCharts(report: AblateReport): Record<string, Chart> {
  const rows = rowsOf(report);
  return {
    'precision-recall': precisionRecallPlane(planePoints(rows)),
    'quality-against-cost': qualityAgainstCost(rows.map(costPoint)),
  };
}

function sweepCharts(report: SweepReport): Record<string, Chart> {
  return {
    'b-cubed-by-threshold': thresholdCurves(report, 'all'),
    'b-cubed-by-threshold-multi': thresholdCurves(report, 'multi'),
    'alerts-by-threshold': alertDeviation(report),
    similarities: similarityHistogram(report),
  };
}
