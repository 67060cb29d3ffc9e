import type { Estimate } from '../../metrics/share.ts';
import { intervalStrip } from '../charts/interval-strip.ts';
import { inlineChart } from '../charts/render-chart.ts';
import { dollars, percent, percentWithInterval } from '../format.ts';
import { markup, type Markup, type Piece } from '../markup.ts';
import { mistakesOfHundred } from './mistakes.ts';
import type { HtmlPage } from './page.ts';
import type { ReportRow } from '../report-rows.ts';
import { breakable, f1Of, figures, table, words, type Section } from './section.ts';

/** One line a row, the best of each column set in bold, and figures of a paper apart from them. */
export function comparison({ rows }: HtmlPage): Section {
  const hasPublished = rows.some(({ published }) => published !== null);
  const body = markup`<p class="finding">${highestF1(rows)}</p><p class="lead">Strict figures in %, unanswered tickets counted as wrong; bars are 95 % intervals of F1. Bold is the best of a column, which alone says nothing: see the steps.</p>${table(
    {
      name: 'Comparison of the rows',
      columns: [
        words('Pipeline · model'),
        ...MEASURES.map(({ title }) => figures(title)),
        words('F1, 95 % interval'),
        figures('Answered'),
        figures('Calls a ticket'),
        figures('Cost'),
      ],
      rows: rows.map((row, index) => lineOf(row, index, rows)),
    },
  )}${hasPublished ? publishedTable(rows) : null}`;
  return { id: 'overview', title: 'Comparison', body };
}

/** What the page comes to in a sentence, for somebody who is on call. */
function highestF1(rows: readonly ReportRow[]): Piece {
  const highest = Math.max(...rows.map(f1Of));
  const [best, ...ties] = rows.filter((row) => f1Of(row) === highest);
  if (best === undefined || highest < 0) return 'No row has an F1 of escalation.';
  const { detection } = best.report.strict;
  const others = ties.length === 0 ? '' : ` (${ties.length} more with the same)`;
  return markup`Highest F1 of escalation: <b>${best.name}</b>, ${percent(detection.f1)} %${others}. ${mistakesOfHundred(detection)}`;
}

interface Measure {
  title: string;
  of: (row: ReportRow) => Estimate;
}

const MEASURES: readonly Measure[] = [
  { title: 'Precision', of: ({ report }) => report.strict.detection.precision },
  { title: 'Recall', of: ({ report }) => report.strict.detection.recall },
  { title: 'F1', of: ({ report }) => report.strict.detection.f1 },
  { title: 'Macro F1', of: ({ report }) => report.strict.macroF1 },
  { title: 'Accuracy', of: ({ report }) => report.strict.accuracy },
];

function lineOf(row: ReportRow, index: number, rows: readonly ReportRow[]): Piece[] {
  const { coverage, tickets, usage } = row.report;
  const { f1 } = row.report.strict.detection;
  return [
    markup`<span class="ranked"><span class="rank">${index + 1}</span><span>${breakable(row.name)}</span></span>`,
    ...MEASURES.map((measure) => figureOf(measure, row, rows)),
    inlineChart(intervalStrip(`F1 of ${row.name}: ${percentWithInterval(f1)}`, f1)),
    percent(coverage),
    tickets === 0 ? 'n/a' : (usage.calls / tickets).toFixed(2),
    dollars(usage.costUsd),
  ];
}

function figureOf({ of }: Measure, row: ReportRow, rows: readonly ReportRow[]): Markup {
  const text = percent(of(row));
  const best = Math.max(...rows.map((other) => of(other).value ?? -Infinity));
  return of(row).value === best && rows.length > 1 ? markup`<b>${text}</b>` : markup`${text}`;
}

function publishedTable(rows: readonly ReportRow[]): Markup {
  const known = rows.flatMap(({ name, report, published }) =>
    published === null ? [] : [{ name, report, published }],
  );
  const content = table({
    name: 'Published figures of the same kinds of pipeline',
    columns: [
      words('Pipeline · model'),
      figures('Precision, published'),
      figures('Recall, published'),
      figures('F1, published'),
      figures('F1 here'),
    ],
    rows: known.map(({ name, report, published }) => [
      name,
      percent({ value: published.precision }),
      percent({ value: published.recall }),
      percent({ value: published.f1 }),
      percent(report.strict.detection.f1),
    ]),
  });
  const whose = [...new Set(known.map(({ published }) => published.note))].join('; ');
  return markup`<div class="published"><h3>Published figures <span class="tag">other data, another model</span></h3><p class="small">${whose}. Only the order of the pipelines can be compared, never the height of the figures.</p>${content}</div>`;
}
