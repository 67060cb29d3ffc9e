import type { TwoBases } from '../metrics/bootstrap.ts';
import type { PrecisionRecall, Scores } from '../metrics/scores.ts';
import type { Estimate } from '../metrics/share.ts';
import type { ClassifyReport, EvalReport, Report } from '../runs/report.ts';
import { decimalWithInterval, dollars, milliseconds, percent, percentWithInterval } from './format.ts';

/** A table as text cells, for whichever format. The first column is the name of the row. */
export interface TextTable {
  title: string;
  /** Whether a short view may leave out rows about few tickets, which the last column counts. */
  isSlice: boolean;
  columns: string[];
  rows: string[][];
}

/** The tables of a report in reading order. */
export function tablesOf(report: Report): TextTable[] {
  switch (report.kind) {
    case 'eval':
      return [headline(report), perCategory(report), confusion(report), ...slices(report)];
    case 'classify':
      return [answers(report)];
  }
}

/** What the run cost and how fast it was, as one line. */
export function usageLine({ usage, latencyMs }: Report): string {
  const tokens = (count: number | null): string =>
    count === null ? `unknown for ${usage.ticketsWithoutUsage}` : String(count);
  return [
    `${usage.calls} calls (${usage.cachedCalls} cached)`,
    `tokens in ${tokens(usage.inputTokens)}, out ${tokens(usage.outputTokens)}`,
    `cost ${dollars(usage.costUsd)}`,
    `p50 ${milliseconds(latencyMs.p50)}, p95 ${milliseconds(latencyMs.p95)} a ticket`,
  ].join(' · ');
}

/** Where the figures come from, as one line. */
export function sourceLine({ run, tickets, coverage }: Report): string {
  const model =
    run.model === null ? 'no model' : run.modelHost === null ? run.model : `${run.model} at ${run.modelHost}`;
  const left = [
    ...(run.unlabelled > 0 ? [`${run.unlabelled} without a label left out`] : []),
    ...(run.rejected > 0 ? [`${run.rejected} unreadable, see rejected.jsonl`] : []),
    ...(run.isFinished ? [] : ['NOT FINISHED']),
  ];
  return [
    `${run.dataset} · ${run.pipeline} · ${model} · ${tickets} tickets, ${percent(coverage)} % answered`,
    ...left,
  ].join(' · ');
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
      row('MCC (-1 to 1)', (scores) => scores.mcc, decimalWithInterval),
    ],
  };
}

function perCategory({ strict }: EvalReport): TextTable {
  return {
    title: 'By category, strict, %',
    isSlice: false,
    columns: ['category', 'precision', 'recall', 'F1', 'tickets'],
    rows: Object.entries(strict.perCategory).map(([name, figures]) => [
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

function slices({ slices: all }: EvalReport): TextTable[] {
  const dimensions = [...new Set(all.map(({ dimension }) => dimension))];
  return dimensions.map((dimension) => ({
    title: `By ${dimension}, strict, %`,
    isSlice: true,
    columns: [dimension, 'precision', 'recall', 'F1', 'accuracy', 'tickets'],
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

function answers({ answers: counts, tickets, escalated }: ClassifyReport): TextTable {
  return {
    title: 'Answers',
    isSlice: false,
    columns: ['category', 'tickets', '%'],
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
