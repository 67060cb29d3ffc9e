import type { Report } from '../runs/report.ts';

export const renderJson = (report: Report): string => `${JSON.stringify(report, null, 2)}\n`;
