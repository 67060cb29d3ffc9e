import { printable } from '../util/printable.ts';
import type { AnyReport } from './any-report.ts';
import { findingsOf, noticesOf, sourceLine, usageLine } from './lines.ts';
import { tablesOf } from './tables.ts';
import { alignments, type TextTable } from './text-table.ts';

export function renderMarkdown(report: AnyReport): string {
  const notices = noticesOf(report).map((notice) => `> ${notice}`);
  const findings = findingsOf(report).map((finding) => `- ${escapeMarkdown(finding)}`);
  const head = [`# tickit ${report.kind}`, escapeMarkdown(sourceLine(report)), ...notices, findings.join('\n')];
  const parts = [...head, ...tablesOf(report).map(renderTable), usageLine(report)];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Nothing for a table without rows. */
export function renderTable(table: TextTable): string {
  const { title, columns, rows } = table;
  if (rows.length === 0) return '';
  const line = (cells: readonly string[]): string => `| ${cells.map(escapeMarkdown).join(' | ')} |`;
  const rule = alignments(table).map((side) => (side === 'left' ? '---' : '---:'));
  return [`## ${title}`, '', line(columns), `| ${rule.join(' | ')} |`, ...rows.map(line)].join('\n');
}

/** Values come from the dump: none may become markup, a link or another cell. */
export function escapeMarkdown(text: string): string {
  return printable(text)
    .replace(/[\\`*_[\]<>|#~!]/g, '\\$&')
    .replace(/:\/\//g, ':&#8203;//')
    .replace(/www\./gi, (text) => text.replace('.', '&#46;'))
    .replace(/@/g, '&#64;');
}
