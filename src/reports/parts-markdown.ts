import { printable } from '../util/printable.ts';
import { escapeMarkdown, renderTable } from './markdown.ts';
import type { ReportPart } from './report-part.ts';

/** Sites refuse longer comments. */
const MOST_BYTES = 60_000;
const MOST_DIFF_LINES = 120;
const MOST_DIFF_BYTES = 12_000;

/** Markdown under 60 kB: what does not fit is left out from the end, and that is said. */
export function renderPartsMarkdown(parts: readonly ReportPart[]): string {
  const rest = '\n_The rest did not fit; it is in the report files of the run._\n';
  let left = MOST_BYTES - Buffer.byteLength(rest);
  const pieces: string[] = [];
  for (const part of parts) {
    const text = renderPart(part);
    if (text === '') continue;
    const piece = `${text}\n`;
    left -= Buffer.byteLength(piece) + 1;
    if (left < 0) return `${pieces.join('\n')}${rest}`;
    pieces.push(piece);
  }
  return pieces.join('\n');
}

function renderPart(part: ReportPart): string {
  switch (part.kind) {
    case 'heading':
      return `# ${escapeMarkdown(part.text)}`;
    case 'lines':
      return part.lines.map(escapeMarkdown).join('\n\n');
    case 'table':
      return renderTable(part.table);
    case 'diff':
      return `## ${escapeMarkdown(part.title)}\n\n${codeBlock(part.text)}`;
  }
}

/** In a fence that is longer than any run of backticks inside. */
function codeBlock(text: string): string {
  const lines = text.trimEnd().split('\n').map(printable);
  const shown = firstLines(lines);
  const hidden = lines.length - shown.length;
  const body = [...shown, ...(hidden > 0 ? [`… ${hidden} more lines`] : [])].join('\n');
  const longest = Math.max(2, ...[...body.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}diff\n${body}\n${fence}`;
}

function firstLines(lines: readonly string[]): string[] {
  let left = MOST_DIFF_BYTES;
  const shown: string[] = [];
  for (const line of lines.slice(0, MOST_DIFF_LINES)) {
    left -= Buffer.byteLength(line) + 1;
    if (left < 0) break;
    shown.push(line);
  }
  return shown;
}
