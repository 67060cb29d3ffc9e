import type { AnyReport } from './any-report.ts';
import { renderCsv } from './csv.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderTerminal } from './terminal.ts';

export type ReportFormat = 'terminal' | 'json' | 'md' | 'csv';

/** `width` is that of the screen, for formats that are read on one; Infinity when it is left out. */
export type Renderer = (report: AnyReport, width?: number) => string;

/** By the name of the format, which is also the ending of its file. */
export const RENDERERS: Readonly<Record<ReportFormat, Renderer>> = {
  terminal: renderTerminal,
  json: renderJson,
  md: renderMarkdown,
  csv: renderCsv,
};
