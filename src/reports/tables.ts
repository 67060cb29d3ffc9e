import type { TwoBases } from '../metrics/bootstrap.ts';
import type { PrecisionRecall, Scores } from '../metrics/scores.ts';
import type { Estimate, Share } from '../metrics/share.ts';
import type { ClassifyReport, EvalReport } from '../runs/report/report.ts';
import { comparison, steps } from './ablation-tables.ts';
import type { AnyReport } from './any-report.ts';
import { counted } from './counted.ts';
import { decimalWithInterval, percent, percentWithInterval } from './format.ts';
import { choiceTables } from './sweep/choice-tables.ts';
import { rewritingTables } from './sweep/rewriting-tables.ts';
import { scoreTables } from './sweep/score-tables.ts';
import type { TextTable } from './text-table.ts';

/** The tables of a report in reading order. */
export function tablesOf(report: AnyReport): TextTable[] {
  switch (report.kind) {
    case 'eval':
      return [headline(report), perCategory(report), confusion(report), ...stability(report), ...slices(report)];
    case 'classify':
      return [answers(report)];
    case 'ablate':
      return [comparison(report), steps(report)];
    case 'sweep':
      return [...choiceTables(report), ...scoreTables(report), ...rewritingTables(report)];
  }
}

type PickFigure = (scores: Scores<Estimate>) => Estimate;

function headline({ answered, strict }: TwoBases<Estimate>): TextTable {
  const row = (name: string, pick: PickFigure, show: (estimate: Estimate) => string): string[] => [
    name,
    show(pick(answered)),
    show(pick(strict)),
  ];
  const share = (name: string, pick: PickFigure): string[] => row(name, pick, percentWithInterval);
  return {
    title: 'Escalation, % with 95 % interval',
    isSlice: false,
    columns: ['', 'answered', 'strict'],
    rows: [
      share('detection precision', (scores) => scores.detection.precision),
      share('detection recall', (scores) => scores.detection.recall),
      share('detection F1', (scores) => scores.detection.f1),
      share('macro F1', (scores) => scores.macroF1),
      share('micro F1', (scores) => scores.micro.f1),
      share('weighted F1', (scores) => scores.weightedF1),
      share('accuracy', (scores) => scores.accuracy),
      row('MCC (−1 to 1)', (scores) => scores.mcc, decimalWithInterval),
    ],
  };
}

function perCategory(report: EvalReport): TextTable {
  return {
    title: 'By category, strict, %',
    isSlice: false,
    columns: ['category', 'precision', 'recall', 'F1', counted(report)],
    rows: Object.entries(report.strict.perCategory).map(([name, figures]) => [
      name,
      ...triple(figures, percentWithInterval),
      String(figures.support),
    ]),
  };
}

function confusion({ confusion: { rows, columns, counts } }: EvalReport): TextTable {
  return {
    title: 'Labels (rows) and answers (columns)',
    isSlice: false,
    columns: ['label', ...columns],
    rows: rows.map((name, index) => [name, ...(counts[index] ?? []).map(String)]),
  };
}

function stability({ stability: found }: EvalReport): TextTable[] {
  if (found === null) return [];
  const { unanimous, agreement, vote } = found;
  const row = (name: string, figure: Share): string[] => [name, percent(figure), String(figure.n)];
  return [
    {
      title: 'Several answers about each ticket, %',
      isSlice: false,
      columns: ['', 'share', 'tickets'],
      rows: [
        row('all answers the same', unanimous),
        row('mean share of the most frequent answer', agreement),
        row('accuracy of the most frequent answer', vote.accuracy),
        row('macro F1 of the most frequent answer', vote.macroF1),
        row('detection F1 of the most frequent answer', vote.detection.f1),
      ],
    },
  ];
}

function slices(report: EvalReport): TextTable[] {
  const { slices: all } = report;
  const dimensions = [...new Set(all.map(({ dimension }) => dimension))];
  return dimensions.map((dimension) => ({
    title: `By ${dimension}, strict, %`,
    isSlice: true,
    columns: [dimension, 'precision', 'recall', 'F1', 'accuracy', counted(report)],
    rows: all
      .filter((slice) => slice.dimension === dimension)
      .map(({ value, detection, accuracy, tickets }) => [
        value,
        ...triple(detection, percent),
        percentWithInterval(accuracy),
        String(tickets),
      ]),
  }));
}

const triple = (figures: PrecisionRecall<Estimate>, show: (estimate: Estimate) => string): string[] => [
  show(figures.precision),
  show(figures.recall),
  show(figures.f1),
];

function answers(report: ClassifyReport): TextTable {
  const { answers: counts, tickets, escalated } = report;
  return {
    title: 'Answers',
    isSlice: false,
    columns: ['category', counted(report), '%'],
    rows: [
      ...Object.entries(counts).map(([name, count]) => [
        name,
        String(count),
        percent({ value: tickets === 0 ? null : count / tickets }),
      ]),
      ['escalated, of those answered', String(Math.round((escalated.value ?? 0) * escalated.n)), percent(escalated)],
    ],
  };
}
