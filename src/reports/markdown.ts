import type { Report } from '../runs/report.ts';
import { printable } from '../util/printable.ts';
import { sourceLine, tablesOf, usageLine, type TextTable } from './tables.ts';

export function renderMarkdown(report: Report): string {
  const notice = report.run.notice === null ? [] : [`> ${report.run.notice}`];
  const parts = [`# tickit ${report.kind}`, escapeMarkdown(sourceLine(report)), ...notice];
  return `${[...parts, ...tablesOf(report).map(renderTable), usageLine(report)].join('\n\n')}\n`;
}

function renderTable({ title, columns, rows }: TextTable): string {
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const rule = columns.map((_, index) => (index === 0 ? '---' : '---:'));
  return [`## ${title}`, '', line(columns), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Values come from the dump: none may become markup, a link or another cell. */
function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]<>|#~!]/g, '\\$&')
    .replace(/:\/\//g, ':&#8203;//')
    .replace(/www\./gi, (text) => text.replace('.', '&#46;'))
    .replace(/@/g, '&#64;');
}
