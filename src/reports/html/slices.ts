import type { Slice } from '../../runs/report/report.ts';
import { intervalStrip } from '../charts/interval-strip.ts';
import { inlineChart } from '../charts/render-chart.ts';
import { counted } from '../counted.ts';
import { percent } from '../format.ts';
import { markup, type Markup, type Piece } from '../markup.ts';
import type { HtmlPage } from './page.ts';
import type { ReportRow } from '../report-rows.ts';
import { breakable, figures, table, words, type Section } from './section.ts';

/** Longer tables are folded; slices beyond the most numerous are left to report.csv. */
const MOST_UNFOLDED = 16;
const MOST_SHOWN = 100;

/** Figures by tag, product, language and week; null when there are no slices. */
export function slicesSection({ rows }: HtmlPage): Section | null {
  const dimensions = [...new Set(rows.flatMap(({ report }) => report.slices.map(({ dimension }) => dimension)))];
  if (dimensions.length === 0) return null;
  const lead =
    rows.length > 1
      ? 'Accuracy in %, strict, of the same part of the tickets in each row. Bold is the best of a line.'
      : 'Strict figures in % of parts of the tickets. Bars are 95 % intervals of accuracy. Precision is n/a where nothing was escalated, recall where nothing needed it.';
  const tables = dimensions.map((dimension) => dimensionTable(dimension, rows));
  return { id: 'slices', title: 'Slices', body: markup`<p class="lead">${lead}</p>${tables}` };
}

function dimensionTable(dimension: string, rows: readonly ReportRow[]): Markup {
  const bySize = slicesOf(rows[0], dimension).toSorted((a, b) => b.tickets - a.tickets || (a.value < b.value ? -1 : 1));
  const shown = new Set(bySize.slice(0, MOST_SHOWN).map(({ value }) => value));
  const slices = slicesOf(rows[0], dimension).filter(({ value }) => shown.has(value));
  const content = rows.length > 1 ? accuracies(dimension, slices, rows) : oneRow(dimension, slices, rows);
  const left = bySize.length - slices.length;
  const rest = left > 0 ? markup`<p class="small">${left} smaller slices are in report.csv.</p>` : null;
  const heading = `By ${dimension}`;
  if (slices.length <= MOST_UNFOLDED) return markup`<h3>${heading}</h3>${content}${rest}`;
  return markup`<details><summary><h3>${heading}</h3> <span class="small">${slices.length} values</span></summary>${content}${rest}</details>`;
}

const slicesOf = (row: ReportRow | undefined, dimension: string): Slice[] =>
  (row?.report.slices ?? []).filter((slice) => slice.dimension === dimension);

/** Over the counts of slices. */
const countColumn = ([row]: readonly ReportRow[]) =>
  figures(row !== undefined && counted(row.report) === 'answers' ? 'Answers' : 'Tickets');

function oneRow(dimension: string, slices: readonly Slice[], rows: readonly ReportRow[]): Markup {
  return table({
    name: `By ${dimension}`,
    columns: [
      words(dimension),
      countColumn(rows),
      figures('Precision'),
      figures('Recall'),
      figures('F1'),
      figures('Accuracy'),
      words('0 to 100'),
    ],
    rows: slices.map(({ value, tickets, detection, accuracy }) => [
      value,
      tickets,
      percent(detection.precision),
      percent(detection.recall),
      percent(detection.f1),
      percent(accuracy),
      inlineChart(intervalStrip(`Accuracy, ${value}`, accuracy)),
    ]),
  });
}

function accuracies(dimension: string, slices: readonly Slice[], rows: readonly ReportRow[]): Markup {
  const byRow = rows.map(
    (row) => new Map(slicesOf(row, dimension).map((slice) => [slice.value, slice.accuracy.value])),
  );
  return table({
    name: `Accuracy by ${dimension}`,
    columns: [words(dimension), countColumn(rows), ...rows.map(({ name }) => figures(breakable(name)))],
    rows: slices.map(({ value, tickets }): Piece[] => {
      const shares = byRow.map((accuracy) => accuracy.get(value) ?? null);
      const best = Math.max(...shares.map((share) => share ?? -Infinity));
      const cells = shares.map((share) =>
        share === best ? markup`<b>${percent({ value: share })}</b>` : percent({ value: share }),
      );
      return [value, tickets, ...cells];
    }),
  });
}
