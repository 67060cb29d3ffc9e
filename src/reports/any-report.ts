import type { Report } from '../runs/report/report.ts';
import type { SweepReport } from '../runs/report/sweep-report.ts';

/** Whatever the renderers take. */
export type AnyReport = Report | SweepReport;
