import type { PairedDifference } from '../metrics/difference-interval.ts';
import type { Scores } from '../metrics/scores.ts';
import type { AnswerChange, Comparison, SliceComparison } from '../runs/comparison/comparison.ts';
import { namedTickets } from '../runs/comparison/ticket-list.ts';
import { change, points, pointsWithInterval, pValue } from './difference.ts';
import { percent } from './format.ts';
import type { TextTable } from './text-table.ts';

type PickFigure = (scores: Scores<PairedDifference>) => PairedDifference;

const FIGURES: readonly (readonly [name: string, pick: PickFigure])[] = [
  ['detection precision', (scores) => scores.detection.precision],
  ['detection recall', (scores) => scores.detection.recall],
  ['detection F1', (scores) => scores.detection.f1],
  ['macro F1', (scores) => scores.macroF1],
  ['micro F1', (scores) => scores.micro.f1],
  ['weighted F1', (scores) => scores.weightedF1],
  ['accuracy', (scores) => scores.accuracy],
  ['MCC × 100', (scores) => scores.mcc],
];

/** Every figure on either basis. */
export function differences({ scores }: Comparison): TextTable {
  const { answered, strict, coverage } = scores;
  const row = (name: string, before: PairedDifference | null, after: PairedDifference): string[] => [
    name,
    change(after),
    pointsWithInterval(after),
    before === null ? '' : pointsWithInterval(before),
    after.detectable === null ? 'n/a' : percent({ value: after.detectable }),
  ];
  return {
    title:
      'Changed − base, points with 95 % interval; "could show" is the smallest difference found four times of five',
    isSlice: false,
    columns: ['', 'strict', 'difference', 'difference, answered', 'could show'],
    rows: [...FIGURES.map(([name, pick]) => row(name, pick(answered), pick(strict))), row('answered', null, coverage)],
  };
}

const CHANGE_TITLES = {
  broken: 'Tickets broken: right before, wrong now',
  fixed: 'Tickets fixed: wrong before, right now',
  same: 'Wrong before, wrong in another way now',
} satisfies Record<AnswerChange['outcome'], string>;

/** The tickets whose answer changed, by label and answers; none when there are none of this kind. */
export function changedTickets({ changes }: Comparison, outcome: AnswerChange['outcome']): TextTable[] {
  const own = changes.filter((one) => one.outcome === outcome);
  if (own.length === 0) return [];
  const total = own.reduce((sum, { tickets }) => sum + tickets.count, 0);
  return [
    {
      title: `${CHANGE_TITLES[outcome]} (${total})`,
      isSlice: false,
      columns: ['label', 'from → to', 'tickets', 'which'],
      rows: own.map(({ label, from, to, tickets }) => [
        label,
        `${from} → ${to}`,
        String(tickets.count),
        namedTickets(tickets),
      ]),
    },
  ];
}

export function byCategory({ categories, scores: { strict } }: Comparison): TextTable {
  return {
    title: 'By category, strict, points with 95 % interval; p: exact McNemar on its tickets, Holm over the categories',
    isSlice: false,
    columns: ['category', 'precision', 'recall', 'F1', 'fixed', 'broken', 'p (Holm)', 'tickets'],
    rows: categories.map(({ category, fixed, broken, adjustedP, tickets }) => {
      const figures = strict.perCategory[category];
      return [
        category,
        ...[figures?.precision, figures?.recall, figures?.f1].map((figure) =>
          figure === undefined ? 'n/a' : pointsWithInterval(figure),
        ),
        String(fixed),
        String(broken),
        pValue(adjustedP),
        String(tickets),
      ];
    }),
  };
}

export function bySlice({ slices }: Comparison): TextTable {
  return {
    title: 'By slice, strict, % right; p: exact McNemar, Holm over the slices',
    isSlice: true,
    columns: ['slice', 'right', 'points', 'fixed', 'broken', 'p (Holm)', 'tickets'],
    rows: slices.map(sliceRow),
  };
}

function sliceRow({ dimension, value, base, changed, fixed, broken, adjustedP }: SliceComparison): string[] {
  const difference = base.value === null || changed.value === null ? null : changed.value - base.value;
  const counts = [String(fixed), String(broken), pValue(adjustedP), String(changed.n)];
  return [`${dimension}=${value}`, change({ base: base.value, changed: changed.value }), points(difference), ...counts];
}

/** What else differs; none when nothing does. */
export function parameterTable({ parameters }: Pick<Comparison, 'parameters'>): TextTable[] {
  if (parameters.length === 0) return [];
  const cell = (value: unknown): string => (value === null ? 'none' : JSON.stringify(value).slice(0, 80));
  return [
    {
      title: 'Other differences between the runs',
      isSlice: false,
      columns: ['', 'base', 'changed'],
      rows: parameters.map(({ name, base, changed }) => [name, cell(base), cell(changed)]),
    },
  ];
}
