import type { AnyReport } from './any-report.ts';

export const renderJson = (report: AnyReport): string => `${JSON.stringify(report, null, 2)}\n`;
