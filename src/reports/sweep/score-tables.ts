import type { ClusteringScores } from '../../metrics/clustering/scores.ts';
import type { Estimate } from '../../metrics/share.ts';
import type { Subset, SweepBaseline, SweepPoint, SweepReport } from '../../runs/report/sweep-report.ts';
import { decimal, percent, percentWithInterval } from '../format.ts';
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

const pointsOf = ({ points }: SweepReport, rewrite: boolean, subset: Subset): SweepPoint[] =>
  points.filter((point) => point.rewrite === rewrite && point.subset === subset);

/** A threshold or a baseline with its figures. */
export interface ScoreLine {
  name: string;
  /** Null for a baseline. */
  threshold: number | null;
  isChosen: boolean;
  scores: ClusteringScores<Estimate>;
}

/** The thresholds upward, and the baselines at the ends where they belong. */
export function scoreLines(report: SweepReport, rewrite: boolean, subset: Subset): ScoreLine[] {
  const chosen = report.choices.find((choice) => choice.rewrite === rewrite)?.threshold;
  const baseline = (wanted: SweepBaseline['name']): ScoreLine[] =>
    report.baselines
      .filter(({ name, subset: of }) => name === wanted && of === subset)
      .map((scores) => ({ name: wanted, threshold: null, isChosen: false, scores }));
  const swept = pointsOf(report, rewrite, subset).map((point) => ({
    name: threshold(point.threshold),
    threshold: point.threshold,
    isChosen: point.threshold === chosen,
    scores: point,
  }));
  return [...baseline('link-all'), ...swept, ...baseline('never-link')];
}

const markedName = ({ name, isChosen }: ScoreLine): string => (isChosen ? `${name} *` : name);

export const GROUP_COLUMNS = ['B³ P', 'B³ R', 'B³ F1', 'pairs F1', 'links', 'ARI', 'V'] as const;

export const groupCells = ({ bcubed, pairwise, link, ari, vMeasure }: ClusteringScores<Estimate>): string[] => [
  percent(bcubed.precision),
  percent(bcubed.recall),
  percentWithInterval(bcubed.f1),
  percent(pairwise.f1),
  percent(link.accuracy),
  ari.value === null ? 'n/a' : decimal(ari.value, 2),
  percent(vMeasure),
];

function groupTable(report: SweepReport, rewrite: boolean): TextTable {
  return {
    title: `Groups ${rewritingWord(rewrite)} rewriting, all escalations, % with 95 % interval; * chosen`,
    isSlice: false,
    columns: ['θ', ...GROUP_COLUMNS],
    rows: scoreLines(report, rewrite, 'all').map((line) => [markedName(line), ...groupCells(line.scores)]),
  };
}

export const ALERT_COLUMNS = ['alerts', 'true', 'deviation', 'extra', 'swallowed', 'F1'] as const;

export const alertCells = ({ alerts }: ClusteringScores<Estimate>): string[] => [
  String(alerts.predicted),
  String(alerts.true),
  signed(alerts.deviation),
  String(alerts.extra),
  String(alerts.swallowed),
  percentWithInterval(alerts.f1),
];

function alertTable(report: SweepReport, rewrite: boolean): TextTable {
  return {
    title: `Alerts ${rewritingWord(rewrite)} rewriting: one is right for each incident; F1 in %`,
    isSlice: false,
    columns: ['θ', ...ALERT_COLUMNS],
    rows: scoreLines(report, rewrite, 'all').map((line) => [markedName(line), ...alertCells(line.scores)]),
  };
}

function multiTable(report: SweepReport, settings: readonly boolean[]): TextTable {
  const lines = settings.map((rewrite) => scoreLines(report, rewrite, 'multi'));
  const names = (lines[0] ?? []).map(({ name }) => name);
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

const multiCells = (line: ScoreLine | undefined): string[] =>
  line === undefined ? ['', ''] : [percentWithInterval(line.scores.bcubed.f1), percent(line.scores.pairwise.f1)];
