import { printable } from '../util/printable.ts';
import { wrapped } from '../util/text-columns.ts';
import type { ReportPart } from './report-part.ts';
import { renderTable } from './terminal.ts';

/** For a screen of `width` columns. */
export function renderPartsTerminal(parts: readonly ReportPart[], width = Infinity): string {
  const pieces = parts.map((part) => renderPart(part, width)).filter((piece) => piece !== '');
  return `${pieces.join('\n\n')}\n`;
}

function renderPart(part: ReportPart, width: number): string {
  switch (part.kind) {
    case 'heading':
      return wrapped(printable(part.text), width);
    case 'lines':
      return part.lines.map((line) => wrapped(printable(line), width)).join('\n');
    case 'table':
      return renderTable(part.table, width);
    case 'diff':
      return part.text.trimEnd().split('\n').map(printable).join('\n');
  }
}
