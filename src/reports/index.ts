import type { AnyReport } from './any-report.ts';
import { renderCsv } from './csv.ts';
import { renderJson } from './json.ts';
import { renderMarkdown } from './markdown.ts';
import { renderTerminal } from './terminal.ts';

export type Renderer = (report: AnyReport) => string;

/** By the name of the format, which is also the ending of its file. */
export const RENDERERS = {
  terminal: renderTerminal,
  json: renderJson,
  md: renderMarkdown,
  csv: renderCsv,
} satisfies Record<string, Renderer>;

export type ReportFormat = keyof typeof RENDERERS;
