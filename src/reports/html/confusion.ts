import { confusionHeatMap, type ConfusionTable } from '../charts/confusion-heat-map.ts';
import { markup, type Markup } from '../markup.ts';
import type { HtmlPage, PageRow } from './page.ts';
import { figure, figures, table, words, type Section } from './section.ts';

/** How many of the most frequent mistakes are said in words. */
const TOLD = 3;

/** A heat map a row, its mistakes in words, and the same counts as a table that leads to the tickets. */
export function confusionSection({ rows, tickets }: HtmlPage): Section {
  const cards = rows.map(
    (row, index) =>
      markup`<div>${figure(confusionHeatMap(row.report.confusion), rows.length > 1 ? row.name : null)}<p class="small">${mistakesOf(row.report.confusion)}</p>${countTable(row, index, tickets.length > 0)}</div>`,
  );
  const lead =
    'Labels down, answers across. Blue is right, red is a mistake; the deeper, the larger the share of the label.';
  return {
    id: 'confusion',
    title: 'Confusion',
    body: markup`<p class="lead">${lead}</p><div class="multiples wide">${cards}</div>`,
  };
}

function mistakesOf({ rows, columns, counts }: ConfusionTable): string {
  const mistakes = rows
    .flatMap((label, y) => columns.map((answer, x) => ({ label, answer, count: counts[y]?.[x] ?? 0 })))
    .filter(({ label, answer, count }) => label !== answer && count > 0)
    .sort((a, b) => b.count - a.count);
  if (mistakes.length === 0) return 'No mistakes.';
  const told = mistakes.slice(0, TOLD).map(({ label, answer, count }) => `${count} × ${label} → ${answer}`);
  return `Most frequent mistakes: ${told.join(', ')}.`;
}

function countTable({ name, report }: PageRow, row: number, hasTickets: boolean): Markup {
  const { rows, columns, counts } = report.confusion;
  const content = table({
    name: `Counts of ${name}`,
    columns: [words('label'), ...columns.map((column) => figures(column))],
    rows: rows.map((label, y) => [
      label,
      ...columns.map((answer, x) => {
        const count = counts[y]?.[x] ?? 0;
        return hasTickets && count > 0 ? ticketLink({ row, label, answer, count }) : String(count);
      }),
    ]),
  });
  return markup`<details><summary>As a table${hasTickets ? ' that leads to the tickets' : null}</summary>${content}</details>`;
}

interface LinkedCount {
  row: number;
  label: string;
  answer: string;
  count: number;
}

/** Leads to the ticket browser, which sets its filters by the data attributes. */
const ticketLink = ({ row, label, answer, count }: LinkedCount): Markup =>
  markup`<a href="#tickets" data-row="${row}" data-label="${label}" data-answer="${answer}">${count}<span class="sr-only"> tickets labelled ${label}, answered ${answer}</span></a>`;
