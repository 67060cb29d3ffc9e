import { confusionHeatMap, type ConfusionTable } from '../charts/confusion-heat-map.ts';
import { markup, type Markup } from '../markup.ts';
import type { HtmlPage } from './page.ts';
import type { ReportRow } from '../report-rows.ts';
import { breakable, figure, figures, multiples, split, table, words, type Section } from './section.ts';

/** How many of the most frequent mistakes are said in words. */
const TOLD = 3;

/** A heat map a row, its mistakes in words, and the same counts as a table that leads to the tickets. */
export function confusionSection({ rows, tickets }: HtmlPage): Section {
  const hasTickets = tickets.length > 0;
  const [first] = rows;
  const content =
    rows.length === 1 && first !== undefined
      ? oneConfusion(first, hasTickets)
      : multiples(rows, (row, index) => confusionCard(row, index, hasTickets));
  const lead =
    'Labels down, answers across. Blue is right, red is a mistake; the deeper, the larger the share of the label. Counts in the table lead to their tickets.';
  return { id: 'confusion', title: 'Confusion', body: markup`<p class="lead">${lead}</p>${content}` };
}

function oneConfusion(row: ReportRow, hasTickets: boolean): Markup {
  const { confusion } = row.report;
  return split(figure(confusionHeatMap(confusion)), [mistakesOf(confusion), countTable(row, 0, hasTickets)]);
}

function confusionCard(row: ReportRow, index: number, hasTickets: boolean): Markup {
  const { confusion } = row.report;
  return markup`<div>${figure(confusionHeatMap(confusion), row.name)}${mistakesOf(confusion)}<details><summary>As a table</summary>${countTable(row, index, hasTickets)}</details></div>`;
}

function mistakesOf({ rows, columns, counts }: ConfusionTable): Markup {
  const mistakes = rows
    .flatMap((label, y) => columns.map((answer, x) => ({ label, answer, count: counts[y]?.[x] ?? 0 })))
    .filter(({ label, answer, count }) => label !== answer && count > 0)
    .sort((a, b) => b.count - a.count);
  if (mistakes.length === 0) return markup`<p class="small">No mistakes.</p>`;
  const told = mistakes.slice(0, TOLD).map(({ label, answer, count }) => `${count} × ${label} → ${answer}`);
  return markup`<p class="small">Most frequent mistakes: ${told.join(', ')}.</p>`;
}

function countTable({ name, report }: ReportRow, row: number, hasTickets: boolean): Markup {
  const { rows, columns, counts } = report.confusion;
  return table({
    name: `Counts of ${name}`,
    columns: [words('label'), ...columns.map((column) => figures(breakable(column)))],
    rows: rows.map((label, y) => [
      label,
      ...columns.map((answer, x) => {
        const count = counts[y]?.[x] ?? 0;
        return hasTickets && count > 0 ? ticketLink({ row, label, answer, count }) : String(count);
      }),
    ]),
  });
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
