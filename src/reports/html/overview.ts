import type { Scores } from '../../metrics/scores.ts';
import type { Estimate, Share } from '../../metrics/share.ts';
import type { EvalReport } from '../../runs/report/report.ts';
import { intervalStrip } from '../charts/interval-strip.ts';
import { inlineChart } from '../charts/render-chart.ts';
import { decimalWithInterval, percent, percentWithInterval } from '../format.ts';
import { markup, type Markup } from '../markup.ts';
import { mistakesOfHundred } from './mistakes.ts';
import { factList, figures, table, words, type Section } from './section.ts';

/** The headline figures of one report: three large ones, then all of them on both bases. */
export function overview(report: EvalReport): Section {
  const { precision, recall, f1 } = report.strict.detection;
  const tiles = [
    tile('Precision', precision, 'of the escalated tickets needed it'),
    tile('Recall', recall, 'of the tickets that needed it were escalated'),
    tile('F1', f1, 'the harmonic mean of both'),
  ];
  const body = markup`<p class="finding">${mistakesOfHundred(report.strict.detection)}</p><p class="lead">${leadOf(report)}</p><div class="tiles">${tiles}</div>${allFigures(report)}${stabilityOf(report)}`;
  return { id: 'overview', title: 'Overview', body };
}

function leadOf(report: EvalReport): string {
  const { coverage, tickets, stability } = report;
  const asked = stability === null ? 'tickets were answered' : 'answers could be used';
  const share = `${percent(coverage)} % of ${tickets.toLocaleString('en-US')} ${asked}.`;
  return `${share} Strict figures count the others as wrong; brackets and bars are 95 % intervals.`;
}

function tile(name: string, estimate: Estimate, meaning: string): Markup {
  const { value, low, high } = estimate;
  const interval =
    low === null || high === null
      ? 'no interval'
      : `95 %: ${percent({ value: low })} to ${percent({ value: high })}, n = ${estimate.n}`;
  const unit = value === null ? null : markup`<span class="unit"> %</span>`;
  return markup`<div class="tile"><h3>${name}</h3><p class="big">${percent(estimate)}${unit}</p>${inlineChart(
    intervalStrip(name, estimate),
  )}<p class="small">${interval}</p><p class="small">${meaning}</p></div>`;
}

function allFigures({ answered, strict }: EvalReport): Markup {
  const row = (name: string, pick: (scores: Scores<Estimate>) => Estimate): (string | Markup)[] => [
    name,
    percentWithInterval(pick(strict)),
    inlineChart(intervalStrip(`${name}, strict`, pick(strict))),
    percentWithInterval(pick(answered)),
  ];
  return table({
    name: 'All figures on both bases',
    columns: [words('%'), figures('strict'), words('0 to 100'), figures('answered only')],
    rows: [
      row('Detection precision', (scores) => scores.detection.precision),
      row('Detection recall', (scores) => scores.detection.recall),
      row('Detection F1', (scores) => scores.detection.f1),
      row('Macro F1', (scores) => scores.macroF1),
      row('Micro F1', (scores) => scores.micro.f1),
      row('Weighted F1', (scores) => scores.weightedF1),
      row('Accuracy', (scores) => scores.accuracy),
      ['MCC (−1 to 1)', decimalWithInterval(strict.mcc), '', decimalWithInterval(answered.mcc)],
    ],
  });
}

/** How far several answers about a ticket agree; nothing when each was asked about once. */
function stabilityOf({ stability }: EvalReport): Markup | null {
  if (stability === null) return null;
  const { unanimous, agreement, vote } = stability;
  const inPercent = (name: string, share: Share) => ({ name, value: `${percent(share)} %` });
  const list = factList([
    inPercent('Tickets with the same answer each time', unanimous),
    inPercent('Mean share of the most frequent answer', agreement),
    inPercent('Accuracy of that answer', vote.accuracy),
    inPercent('Its macro F1', vote.macroF1),
    inPercent('Its detection F1', vote.detection.f1),
  ]);
  return markup`<h3>Asked several times</h3>${list}`;
}
