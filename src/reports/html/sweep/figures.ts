import type { Subset, SweepReport } from '../../../runs/report/sweep-report.ts';
import { alertDeviation } from '../../charts/alert-deviation.ts';
import { similarityHistogram } from '../../charts/similarity-histogram.ts';
import { thresholdCurves } from '../../charts/threshold-curves.ts';
import { markup, type Markup, type Piece } from '../../markup.ts';
import { rewritingWord } from '../../sweep/format.ts';
import {
  ALERT_COLUMNS,
  alertCells,
  GROUP_COLUMNS,
  groupCells,
  scoreLines,
  settingsOf,
  type ScoreLine,
} from '../../sweep/score-tables.ts';
import { figure, figures, table, words, type Section } from '../section.ts';
import { explorerLink } from './explorer-link.ts';

/** Every chart. A click on a threshold leads to its groups. */
export function chartsSection(report: SweepReport): Section {
  const lead =
    'Bands are 95 % intervals, resampled by incident; the filled point is the chosen threshold. Too low a threshold merges what is different, too high a one repeats alerts. A click on a threshold shows its groups.';
  const body = markup`<p class="lead">${lead}</p><div class="multiples pairs">${figure(thresholdCurves(report, 'all'), 'All escalations')}${figure(thresholdCurves(report, 'multi'), 'Incidents with several tickets')}${figure(alertDeviation(report), 'Alerts more than incidents')}${figure(similarityHistogram(report), 'Similarities of pairs')}</div>`;
  return { id: 'charts', title: 'By threshold', body };
}

/** Every figure as tables, those of incidents with several tickets folded. */
export function tablesSection(report: SweepReport): Section {
  const lead =
    'In %, with 95 % intervals; ARI from −1 to 1. B³ is B-cubed, pairs is F1 over pairs of tickets, links the share of right decisions, V the V-measure. Baselines do nothing or link everything.';
  const settings = settingsOf(report);
  const all = settings.map(
    (rewrite) => markup`<h3>${capital(rewritingWord(rewrite))} rewriting</h3>${scoreTable(report, rewrite, 'all')}`,
  );
  const multi = settings.map(
    (rewrite) =>
      markup`<details><summary><h3>${capital(rewritingWord(rewrite))} rewriting, incidents with several tickets</h3></summary>${scoreTable(report, rewrite, 'multi')}</details>`,
  );
  return { id: 'figures', title: 'Figures', body: markup`<p class="lead">${lead}</p>${all}${multi}` };
}

function scoreTable(report: SweepReport, rewrite: boolean, subset: Subset): Markup {
  const about = subset === 'all' ? 'all escalations' : 'incidents with several tickets';
  return table({
    name: `Figures by threshold ${rewritingWord(rewrite)} rewriting, ${about}`,
    columns: [
      words('θ'),
      ...GROUP_COLUMNS.map((name) => figures(name)),
      ...ALERT_COLUMNS.map((name) => figures(name === 'F1' ? 'alerts F1' : name)),
    ],
    rows: scoreLines(report, rewrite, subset).map((line) => [
      nameOf(line, rewrite),
      ...[...groupCells(line.scores), ...alertCells(line.scores)].map(withSmallInterval),
    ]),
  });
}

function nameOf({ name, threshold, isChosen }: ScoreLine, rewrite: boolean): Piece {
  if (threshold === null) return markup`${name}`;
  return markup`${explorerLink({ threshold, rewrite }, name)}${isChosen ? markup` <span class="tag chosen">chosen</span>` : null}`;
}

/** The interval of a cell small, so that the figure stands out. */
function withSmallInterval(cell: string): Piece {
  const blank = cell.indexOf(' ');
  return blank < 0 ? cell : markup`${cell.slice(0, blank)} <span class="small">${cell.slice(blank + 1)}</span>`;
}

const capital = (word: string): string => word.charAt(0).toUpperCase() + word.slice(1);
