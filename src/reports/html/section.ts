import { inlineChart } from '../charts/render-chart.ts';
import type { Chart } from '../charts/svg.ts';
import { markup, type Markup, type Piece } from '../markup.ts';
import type { ReportRow } from '../report-rows.ts';

/** A part of the page that the navigation leads to. */
export interface Section {
  /** Also the fragment of its address. */
  id: string;
  title: string;
  body: Markup;
}

/** A chart in a card, with a caption where there is more than one row. */
export function figure(chart: Chart, caption: string | null = null): Markup {
  const heading = caption === null ? null : markup`<figcaption>${caption}</figcaption>`;
  return markup`<figure class="card">${heading}${inlineChart(chart)}</figure>`;
}

/** What stands beside a chart, in the same card or next to it. */
export const split = (chart: Markup, beside: Piece): Markup =>
  markup`<div class="split">${chart}<div class="beside">${beside}</div></div>`;

/** How many rows are set side by side at once; of more than twice as many the others are folded. */
const SIDE_BY_SIDE = 3;

/** The same of every row, side by side; of many rows those of the highest F1, the others folded, in their order. */
export function multiples(rows: readonly ReportRow[], cardOf: (row: ReportRow, index: number) => Markup): Markup {
  const cards = rows.map((row, index) => ({ row, card: cardOf(row, index) }));
  const side = (shown: typeof cards): Markup => markup`<div class="multiples">${shown.map(({ card }) => card)}</div>`;
  if (cards.length <= 2 * SIDE_BY_SIDE) return side(cards);
  const highest = new Set(cards.toSorted((a, b) => f1Of(b.row) - f1Of(a.row)).slice(0, SIDE_BY_SIDE));
  const [first, others] = [cards.filter((one) => highest.has(one)), cards.filter((one) => !highest.has(one))];
  return markup`<p class="small">The ${SIDE_BY_SIDE} rows of the highest F1:</p>${side(first)}<details><summary>The other ${others.length} rows</summary>${side(others)}</details>`;
}

/** F1 of escalation, strict; below all others where it is not defined. */
export const f1Of = ({ report }: ReportRow): number => report.strict.detection.f1.value ?? -1;

export interface Column {
  title: Piece;
  /** Numbers stand right, words left. */
  isNumber: boolean;
}

export const words = (title: string): Column => ({ title, isNumber: false });
export const figures = (title: Piece): Column => ({ title, isNumber: true });

/** A name that may be broken after each `_`, `/`, `:` and `+`, so that it fits a narrow column. */
export const breakable = (name: string): Markup =>
  markup`${name.split(/(?<=[_/:+])/).map((part) => markup`${part}<wbr>`)}`;

export interface TableContent {
  /** Names the table for those who can't see what stands around it. */
  name: string;
  columns: readonly Column[];
  /** The first cell names its row. */
  rows: readonly (readonly Piece[])[];
}

/** A table that scrolls sideways, by keyboard too, where it is wider than the screen. */
export function table({ name, columns, rows }: TableContent): Markup {
  const classOf = (index: number): string => (columns[index]?.isNumber ? 'number' : 'word');
  const head = columns.map(({ title }, index) =>
    title === '' ? markup`<td></td>` : markup`<th scope="col" class="${classOf(index)}">${title}</th>`,
  );
  const cell = (content: Piece, index: number): Markup =>
    index === 0
      ? markup`<th scope="row" class="${classOf(index)}">${typeof content === 'string' ? breakable(content) : content}</th>`
      : markup`<td class="${classOf(index)}">${content}</td>`;
  return markup`<div class="scroll" role="group" tabindex="0" aria-label="${name}"><table><thead><tr>${head}</tr></thead><tbody>${rows.map(
    (row) => markup`<tr>${row.map(cell)}</tr>`,
  )}</tbody></table></div>`;
}

export interface Fact {
  name: string;
  value: Piece;
}

export const factList = (facts: readonly Fact[]): Markup =>
  markup`<dl class="facts">${facts.map(({ name, value }) => markup`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
