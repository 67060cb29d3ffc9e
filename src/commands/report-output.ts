import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Option } from 'commander';
import { messageOf, UsageError } from '../errors.ts';
import { RENDERERS, type ReportFormat } from '../reports/index.ts';
import type { Report } from '../runs/report.ts';
import type { CommandIo } from './io.ts';

const FORMATS = Object.keys(RENDERERS) as ReportFormat[];

export interface ReportOutputFlags {
  format?: ReportFormat;
  output?: string;
  json?: boolean;
}

export const formatOption = (): Option =>
  new Option('--format <format>', 'form of the report (default: by the ending of -o, else terminal)').choices(FORMATS);

/** Writes a report to the file of -o, or to stdout; throws UsageError when the file can't be written. */
export async function writeReport(report: Report, flags: ReportOutputFlags, io: CommandIo): Promise<void> {
  const text = RENDERERS[formatOf(flags)](report);
  if (flags.output === undefined || flags.output === '-') await io.result(text);
  else await writeOutput(flags.output, text);
}

async function writeOutput(file: string, text: string): Promise<void> {
  try {
    await writeFile(file, text);
  } catch (error) {
    throw new UsageError(`${file}: can't be written: ${messageOf(error)}`, { cause: error });
  }
}

function formatOf({ format, output, json }: ReportOutputFlags): ReportFormat {
  const ending = path.extname(output ?? '').slice(1);
  return format ?? (json ? 'json' : undefined) ?? FORMATS.find((known) => known === ending) ?? 'terminal';
}
