import type { ClusteringScores } from '../../metrics/clustering/scores.ts';
import type { Estimate } from '../../metrics/share.ts';
import type { Subset, SweepPoint, SweepReport } from '../../runs/sweep-report.ts';
import { percent, percentWithInterval } from '../format.ts';
import type { TextTable } from '../text-table.ts';
import { rewritingWord, signed, threshold } from './format.ts';

/** Figures of all escalations for each setting of rewriting, then the main ones of incidents with several tickets. */
export function scoreTables(report: SweepReport): TextTable[] {
  const settings = settingsOf(report);
  return [
    ...settings.flatMap((rewrite) => [groupTable(report, rewrite), alertTable(report, rewrite)]),
    multiTable(report, settings),
  ];
}

/** Of rewriting, as they were swept: off first. */
export const settingsOf = ({ points }: SweepReport): boolean[] => [...new Set(points.map(({ rewrite }) => rewrite))];

export const pointsOf = ({ points }: SweepReport, rewrite: boolean, subset: Subset): SweepPoint[] =>
  points.filter((point) => point.rewrite === rewrite && point.subset === subset);

/** A threshold or a baseline with its figures. */
interface Line {
  name: string;
  scores: ClusteringScores<Estimate>;
}

/** The thresholds upward, the chosen one marked, and the baselines at the ends where they belong. */
function linesOf(report: SweepReport, rewrite: boolean, subset: Subset): Line[] {
  const chosen = report.choices.find((choice) => choice.rewrite === rewrite)?.threshold;
  const baseline = (wanted: string): Line[] =>
    report.baselines
      .filter(({ name, subset: of }) => name === wanted && of === subset)
      .map((scores) => ({ name: wanted, scores }));
  const swept = pointsOf(report, rewrite, subset).map((scores): Line => {
    const mark = scores.threshold === chosen ? ' *' : '';
    return { name: `${threshold(scores.threshold)}${mark}`, scores };
  });
  return [...baseline('link-all'), ...swept, ...baseline('never-link')];
}

function groupTable(report: SweepReport, rewrite: boolean): TextTable {
  return {
    title: `Groups ${rewritingWord(rewrite)} rewriting, all escalations, % with 95 % interval; * chosen`,
    isSlice: false,
    columns: ['θ', 'B³ P', 'B³ R', 'B³ F1', 'pairs F1', 'links', 'ARI', 'V'],
    rows: linesOf(report, rewrite, 'all').map(({ name, scores }) => [
      name,
      percent(scores.bcubed.precision),
      percent(scores.bcubed.recall),
      percentWithInterval(scores.bcubed.f1),
      percent(scores.pairwise.f1),
      percent(scores.link.accuracy),
      decimal(scores.ari),
      percent(scores.vMeasure),
    ]),
  };
}

const decimal = ({ value }: Estimate): string => (value === null ? 'n/a' : value.toFixed(2));

function alertTable(report: SweepReport, rewrite: boolean): TextTable {
  return {
    title: `Alerts ${rewritingWord(rewrite)} rewriting: one is right for each incident; F1 in %`,
    isSlice: false,
    columns: ['θ', 'alerts', 'true', 'deviation', 'extra', 'swallowed', 'F1'],
    rows: linesOf(report, rewrite, 'all').map(({ name, scores: { alerts } }) => [
      name,
      String(alerts.predicted),
      String(alerts.true),
      signed(alerts.deviation),
      String(alerts.extra),
      String(alerts.swallowed),
      percentWithInterval(alerts.f1),
    ]),
  };
}

function multiTable(report: SweepReport, settings: readonly boolean[]): TextTable {
  const lines = settings.map((rewrite) => linesOf(report, rewrite, 'multi'));
  const names = (lines[0] ?? []).map(({ name }) => name.replace(' *', ''));
  return {
    title: `Only the ${report.incidents.multi} incidents with several tickets, by rewriting, %`,
    isSlice: false,
    columns: [
      'θ',
      ...settings.flatMap((rewrite) => ['B³ F1', 'pairs'].map((name) => `${name} ${rewrite ? 'on' : 'off'}`)),
    ],
    rows: names.map((name, index) => [name, ...lines.flatMap((of) => multiCells(of[index]))]),
  };
}

const multiCells = (line: Line | undefined): string[] =>
  line === undefined ? ['', ''] : [percentWithInterval(line.scores.bcubed.f1), percent(line.scores.pairwise.f1)];
