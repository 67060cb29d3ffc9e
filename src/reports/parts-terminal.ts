import { printable } from '../util/printable.ts';
import type { ReportPart } from './report-part.ts';
import { renderTable } from './terminal.ts';

export const renderPartsTerminal = (parts: readonly ReportPart[]): string => `${parts.map(renderPart).join('\n\n')}\n`;

function renderPart(part: ReportPart): string {
  switch (part.kind) {
    case 'heading':
      return printable(part.text);
    case 'lines':
      return part.lines.map(printable).join('\n');
    case 'table':
      return renderTable(part.table);
    case 'diff':
      return part.text.trimEnd().split('\n').map(printable).join('\n');
  }
}
