import type { Report } from '../runs/report.ts';
import type { SweepReport } from '../runs/sweep-report.ts';

/** Whatever the renderers take. */
export type AnyReport = Report | SweepReport;
