import type { SweepReport } from '../../../runs/report/sweep-report.ts';
import { markup, type Markup } from '../../markup.ts';
import { withHost } from '../../sweep/format.ts';
import { ofRun } from '../../sweep/lines.ts';
import { factList, type Fact } from '../section.ts';
import type { SweepPage } from './page.ts';

/** What was swept, and what a reader must know first. */
export function sweepHeader({ title, report }: SweepPage): Markup {
  const { notice } = report.run;
  return markup`<header class="page-head"><p class="kicker"><b>tickit</b> Threshold sweep</p><h1>${title}</h1>${factList(factsOf(report))}${
    notice === null ? null : markup`<p class="notice" role="note">${notice}</p>`
  }${warningsOf(report).map((text) => markup`<p class="notice warning" role="note">${text}</p>`)}</header>`;
}

function factsOf(report: SweepReport): Fact[] {
  const { run, tickets, incidents } = report;
  const { windowHours, same, fromRun } = run;
  return [
    { name: 'Data set', value: run.dataset },
    { name: 'Escalations', value: `${count(tickets)}, by ${fromRun === null ? 'the labels' : `the run ${fromRun}`}` },
    { name: 'Incidents', value: `${count(incidents.all)}, ${count(incidents.multi)} with several tickets` },
    ...(fromRun === null ? [] : [{ name: 'The run', value: ofRun(report).join(', ') }]),
    { name: 'Embedder', value: withHost(run.embedder, run.embedderHost) },
    { name: 'Model', value: withHost(run.model, run.modelHost) },
    { name: 'Representative', value: run.representative },
    ...(windowHours === null ? [] : [{ name: 'Window', value: `${windowHours} h` }]),
    ...(same === null ? [] : [{ name: 'Linked only within a', value: same }]),
  ];
}

const count = (value: number): string => value.toLocaleString('en-US');

function warningsOf({ run, failed, notices }: SweepReport): string[] {
  return [
    ...notices,
    ...(run.isFinished ? [] : ['Not finished: these figures are of the tickets done so far.']),
    ...(failed > 0
      ? [`${failed} tickets have no description or vector: each stands alone and counts as an alert.`]
      : []),
    ...(run.rejected > 0 ? [`${run.rejected} records could not be read; they are in rejected.jsonl.`] : []),
    ...(run.unlabelled > 0 ? [`${run.unlabelled} tickets without a label are left out.`] : []),
  ];
}
