import type { AblateReport, EvalReport } from '../runs/report/report.ts';
import { nameOf } from '../runs/ablation/summarize-ablation.ts';
import { paperFigures, type PaperFigures } from './paper.ts';

/** An evaluation under the name that it has beside others. */
export interface ReportRow {
  /** `pipeline · model`. */
  name: string;
  report: EvalReport;
  /** Figures that others published for this kind of pipeline; null for none. */
  published: PublishedFigures | null;
}

/** Found on other data with another model. */
export interface PublishedFigures extends PaperFigures {
  /** Whose figures, and of which model. */
  note: string;
}

const PAPER = 'TickIt paper (FSE 2025): other data, another model';

/** The rows of an ablation, or the one of an evaluation. */
export function rowsOf(report: EvalReport | AblateReport): ReportRow[] {
  if (report.kind === 'ablate') return report.rows.map((row) => reportRow(row, row));
  return [reportRow(report, report.run)];
}

function reportRow(report: EvalReport, { pipeline, model }: { pipeline: string; model: string | null }): ReportRow {
  const paper = paperFigures({ pipeline, model });
  const published = paper === null ? null : { ...paper, note: PAPER };
  return { name: nameOf({ pipeline, model }), report, published };
}
