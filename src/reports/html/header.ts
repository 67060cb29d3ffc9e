import type { EvalReport } from '../../runs/report/report.ts';
import { askedTickets } from '../counted.ts';
import { percent } from '../format.ts';
import { markup, type Markup } from '../markup.ts';
import type { HtmlPage } from './page.ts';
import { factList, type Fact, type Section } from './section.ts';

/** What the page is about, and what a reader must know first. */
export function pageHeader({ title, notice, rows }: HtmlPage): Markup {
  const kind = rows.length > 1 ? 'Ablation' : 'Evaluation';
  const warnings = rows.flatMap(({ name, report }) =>
    warningsOf(report).map((text) => (rows.length > 1 ? `${name}: ${text}` : text)),
  );
  return markup`<header class="page-head"><p class="kicker"><b>tickit</b> ${kind}</p><h1>${title}</h1>${factList(factsOf(rows))}${
    notice === null ? null : markup`<p class="notice" role="note">${notice}</p>`
  }${warnings.map((text) => markup`<p class="notice warning" role="note">${text}</p>`)}</header>`;
}

export const navigation = (sections: readonly Section[]): Markup =>
  markup`<nav aria-label="Sections"><ul>${sections.map(({ id, title }) => markup`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>`;

function factsOf(rows: HtmlPage['rows']): Fact[] {
  const reports = rows.map(({ report }) => report);
  const all = (pick: (report: EvalReport) => string): string => [...new Set(reports.map(pick))].join(', ');
  const pipelines =
    rows.length > 1
      ? { name: 'Rows', value: String(rows.length) }
      : { name: 'Pipeline', value: all(({ run }) => run.pipeline) };
  return [
    { name: 'Data set', value: all(({ run }) => run.dataset) },
    { name: 'Tickets', value: all((report) => askedTickets(report).toLocaleString('en-US')) },
    pipelines,
    { name: 'Model', value: all(modelOf) },
    { name: 'Answered', value: answeredOf(reports) },
  ];
}

/** The least and the largest share of answered tickets. */
function answeredOf(reports: readonly EvalReport[]): string {
  const sorted = reports.map(({ coverage }) => coverage).toSorted((a, b) => (a.value ?? 0) - (b.value ?? 0));
  const ends = [...new Set([sorted[0], sorted.at(-1)].flatMap((share) => (share ? [percent(share)] : [])))];
  return `${ends.join(' to ')} %`;
}

function modelOf({ run: { model, modelHost } }: EvalReport): string {
  if (model === null) return 'none';
  return modelHost === null ? model : `${model} at ${modelHost}`;
}

function warningsOf({ run }: EvalReport): string[] {
  return [
    ...(run.isFinished ? [] : ['Not finished: these figures are of the tickets done so far.']),
    ...(run.rejected > 0 ? [`${run.rejected} records could not be read; they are in rejected.jsonl.`] : []),
    ...(run.unlabelled > 0 ? [`${run.unlabelled} tickets without a label are left out.`] : []),
  ];
}
