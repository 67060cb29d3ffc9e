import { stripVTControlCharacters } from 'node:util';
import { Option } from 'commander';
import { messageOf, UsageError } from '../../errors.ts';
import { RENDERERS, type ReportFormat } from '../../reports/index.ts';
import { readLog } from '../../runs/log/append-log.ts';
import type { Report } from '../../runs/report/report.ts';
import { runFiles } from '../../runs/folder/run-folder.ts';
import { summarizeRun } from '../../runs/summarize.ts';
import { DESCRIPTION } from '../../runs/sweep/log/description-record.ts';
import { LINK } from '../../runs/sweep/log/link-record.ts';
import type { SweepReport } from '../../runs/report/sweep-report.ts';
import { writeCharts } from './chart-output.ts';
import { formOfOutput } from './form-of-output.ts';
import { safeJson, withoutSecrets } from '../../util/own-secrets.ts';
import { writeTexts } from '../../util/write-texts.ts';
import type { CommandIo } from './io.ts';

/** The HTML report needs more of the run than its figures. */
const FORMATS = [...(Object.keys(RENDERERS) as ReportFormat[]), 'html'] as const;
type OutputFormat = (typeof FORMATS)[number];

/** The files that a run with figures gets. */
const FILES = ['json', 'md', 'csv', 'html'] as const;

export interface ReportOutputFlags {
  format?: OutputFormat;
  output?: string;
  json?: boolean;
}

export const formatOption = (): Option =>
  new Option('--format <format>', 'form of the report (default: by the ending of -o, else terminal)').choices(FORMATS);

/** Folds the run and writes its report in every form, and its charts, into its folder. */
export async function writeReportFiles(folder: string): Promise<Report> {
  const report = await summarizeRun(folder);
  for (const format of FILES)
    await writeOutput(runFiles(folder).report(format), await render(format, { report, folder }));
  await writeCharts(runFiles(folder).charts, report);
  return report;
}

/** Writes the report of a run to the file of -o, or to stdout; throws UsageError when the file can't be written. */
export async function writeReport(
  folder: string,
  report: Report,
  { flags, io }: { flags: ReportOutputFlags; io: CommandIo },
): Promise<void> {
  const { output } = flags;
  const format = reportFormat(flags);
  if (output === undefined || output === '-') await io.result(await render(format, { report, folder }, io.width));
  // Colours and widths are for the terminal that the command was typed in.
  else await writeOutput(output, stripVTControlCharacters(await render(format, { report, folder })));
}

/** Throws UsageError when the file can't be written. */
export async function writeOutput(file: string, text: string): Promise<void> {
  try {
    await writeTexts(file, [text]);
  } catch (error) {
    throw new UsageError(`${file}: can't be written: ${messageOf(error)}`, { cause: error });
  }
}

interface FoldedRun {
  report: Report;
  folder: string;
}

async function render(format: OutputFormat, { report, folder }: FoldedRun, width = Infinity): Promise<string> {
  if (format === 'json') return RENDERERS.json(JSON.parse(safeJson(report)) as Report);
  if (format === 'html') return withoutSecrets(await renderPage(report, folder));
  return withoutSecrets(RENDERERS[format](report, width));
}

async function renderPage(report: Report, folder: string): Promise<string> {
  if (report.kind === 'classify')
    throw new UsageError('the HTML report is about figures, which a classify run has not');
  if (report.kind === 'sweep') return sweepPage(folder, report);
  const { htmlReport } = await import('./html-report.ts');
  return htmlReport(folder, report);
}

async function sweepPage(folder: string, report: SweepReport): Promise<string> {
  const { sweepHtmlReport } = await import('./sweep-html-report.ts');
  const files = runFiles(folder);
  const descriptions = readLog(files.descriptions, DESCRIPTION);
  return sweepHtmlReport(report, { links: readLog(files.links, LINK), descriptions });
}

/** Throws UsageError for flags that say no form of a report, or two. */
export const reportFormat = (flags: ReportOutputFlags): OutputFormat => formOfOutput(flags, FORMATS);
