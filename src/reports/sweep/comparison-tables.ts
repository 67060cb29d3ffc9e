import type { PairedDifference } from '../../metrics/difference-interval.ts';
import { MOST_NAMED } from '../../runs/comparison/ticket-list.ts';
import type { LinkDifference, SweepComparison } from '../../runs/sweep/comparison/sweep-comparison.ts';
import { change, pointsWithInterval } from '../difference.ts';
import { percent } from '../format.ts';
import type { TextTable } from '../text-table.ts';
import { signed } from './format.ts';

type PickFigure = (scores: SweepComparison['scores']) => PairedDifference;

const FIGURES: readonly (readonly [name: string, pick: PickFigure])[] = [
  ['B-cubed precision', ({ bcubed }) => bcubed.precision],
  ['B-cubed recall', ({ bcubed }) => bcubed.recall],
  ['B-cubed F1', ({ bcubed }) => bcubed.f1],
  ['pairwise precision', ({ pairwise }) => pairwise.precision],
  ['pairwise recall', ({ pairwise }) => pairwise.recall],
  ['pairwise F1', ({ pairwise }) => pairwise.f1],
  ['link accuracy', ({ link }) => link.accuracy],
  ['alert precision', ({ alerts }) => alerts.precision],
  ['alert recall', ({ alerts }) => alerts.recall],
  ['alert F1', ({ alerts }) => alerts.f1],
];

/** Every figure; the deviation of alerts is a count. */
export function sweepDifferences({ scores }: SweepComparison): TextTable {
  return {
    title:
      'Changed − base, points with 95 % interval; "could show" is the smallest difference found four times of five',
    isSlice: false,
    columns: ['', 'base → changed', 'difference', 'could show'],
    rows: [
      ...FIGURES.map(([name, pick]) => shareRow(name, pick(scores))),
      countRow('alerts more than due', scores.alerts.deviation),
    ],
  };
}

const shareRow = (name: string, figure: PairedDifference): string[] => [
  name,
  change(figure),
  pointsWithInterval(figure),
  figure.detectable === null ? 'n/a' : percent({ value: figure.detectable }),
];

function countRow(name: string, { base, changed, value, low, high, detectable }: PairedDifference): string[] {
  const count = (number: number | null): string => (number === null ? 'n/a' : signed(Math.round(number)));
  const interval = low === null || high === null ? '' : ` [${count(low)}, ${count(high)}]`;
  const could = detectable === null ? 'n/a' : String(Math.ceil(detectable));
  return [name, `${count(base)} → ${count(changed)}`, `${count(value)}${interval}`, could];
}

/** A table for each kind of link that differs, the first ten of each. */
export function changedLinks({ links }: SweepComparison): TextTable[] {
  return links.map(({ change: how, isRight, count, first }) => ({
    title: `${LINK_TITLES[how][isRight ? 'right' : 'wrong']} (${count})`,
    isSlice: false,
    columns: ['ticket', 'incident', 'group of'],
    rows: first
      .slice(0, MOST_NAMED)
      .map(({ ticketId, incidentId, founderId }) => [ticketId, incidentId ?? 'none', founderId]),
  }));
}

const LINK_TITLES: Record<LinkDifference['change'], Record<'right' | 'wrong', string>> = {
  lost: { right: 'Right links lost', wrong: 'Wrong links lost' },
  gained: { right: 'Right links gained', wrong: 'Wrong links gained' },
};
