import { stripVTControlCharacters } from 'node:util';
import { Option } from 'commander';
import { renderPartsMarkdown } from '../../reports/parts-markdown.ts';
import { renderPartsTerminal } from '../../reports/parts-terminal.ts';
import type { ReportPart } from '../../reports/report-part.ts';
import { safeJson, withoutSecrets } from '../../util/own-secrets.ts';
import { formOfOutput } from './form-of-output.ts';
import type { CommandIo } from './io.ts';
import { writeOutput } from './report-output.ts';

const FORMATS = ['terminal', 'md', 'json'] as const;
type Format = (typeof FORMATS)[number];

export interface PartsOutputFlags {
  format?: Format;
  output?: string;
  json?: boolean;
}

/** A report as data, and as what is shown of it. */
export interface ShownReport {
  report: object;
  parts: readonly ReportPart[];
}

export const partsFormatOption = (): Option =>
  new Option('--format <format>', 'form of the report (default: by the ending of -o, else terminal)').choices(FORMATS);

/** Writes to the file of -o, or to stdout; throws UsageError when the file can't be written. */
export async function writeParts(shown: ShownReport, flags: PartsOutputFlags, io: CommandIo): Promise<void> {
  const { output } = flags;
  const format = partsFormat(flags);
  if (output === undefined || output === '-') await io.result(renderParts(shown, format, io.width));
  else await writeOutput(output, stripVTControlCharacters(renderParts(shown, format)));
}

/** For a screen of `width` columns where the format is for one. */
export function renderParts({ report, parts }: ShownReport, format: Format, width = Infinity): string {
  switch (format) {
    case 'terminal':
      return withoutSecrets(renderPartsTerminal(parts, width));
    case 'md':
      return withoutSecrets(renderPartsMarkdown(parts));
    case 'json':
      return `${safeJson(report, 2)}\n`;
  }
}

/** Throws UsageError for flags that say no form of a report, or two. */
export const partsFormat = (flags: PartsOutputFlags): Format => formOfOutput(flags, FORMATS);
