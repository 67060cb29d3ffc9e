import { stringify } from 'csv-stringify/sync';
import type { Scores } from '../metrics/scores.ts';
import type { Estimate } from '../metrics/share.ts';
import type { EvalReport, Report } from '../runs/report.ts';

type Row = [basis: string, scope: string, metric: string, estimate: Partial<Estimate>];

/** One figure a line, for a spreadsheet: `basis,scope,metric,value,low,high,n`; a figure that is not defined is empty. */
export function renderCsv(report: Report): string {
  const rows = rowsOf(report).map(([basis, scope, metric, { value, low, high, n }]) => ({
    basis,
    scope,
    metric,
    value,
    low,
    high,
    n,
  }));
  return stringify(rows, { header: true, escape_formulas: true });
}

function rowsOf(report: Report): Row[] {
  const coverage: Row = ['all', 'all', 'coverage', report.coverage];
  switch (report.kind) {
    case 'eval':
      return [
        coverage,
        ...scoreRows('answered', report.answered),
        ...scoreRows('strict', report.strict),
        ...sliceRows(report),
      ];
    case 'classify':
      return [
        coverage,
        ['answered', 'all', 'escalated', report.escalated],
        ...Object.entries(report.answers).map(([name, count]): Row => [
          'all',
          name,
          'tickets',
          { value: count, n: report.tickets },
        ]),
      ];
  }
}

function scoreRows(basis: string, scores: Scores<Estimate>): Row[] {
  const { detection, micro, macroF1, weightedF1, accuracy, mcc, perCategory } = scores;
  const categories = Object.entries(perCategory).map(([name, figures]) => [`category=${name}`, figures] as const);
  const groups = { detection, micro, ...Object.fromEntries(categories) };
  const whole = { macroF1, weightedF1, accuracy, mcc };
  return [
    ...Object.entries(groups).flatMap(([scope, { precision, recall, f1 }]) =>
      Object.entries({ precision, recall, f1 }).map(([metric, estimate]): Row => [basis, scope, metric, estimate]),
    ),
    ...Object.entries(whole).map(([metric, estimate]): Row => [basis, 'all', metric, estimate]),
  ];
}

function sliceRows({ slices }: EvalReport): Row[] {
  return slices.flatMap(({ dimension, value, accuracy, detection }) => {
    const figures = { accuracy, ...detection };
    return Object.entries(figures).map(([metric, estimate]): Row => [
      'strict',
      `${dimension}=${value}`,
      metric,
      estimate,
    ]);
  });
}
