import { stringify } from 'csv-stringify/sync';
import type { Scores } from '../metrics/scores.ts';
import type { Estimate } from '../metrics/share.ts';
import type { AblateReport, EvalReport, RunReport } from '../runs/report/report.ts';
import type { AnyReport } from './any-report.ts';
import { sweepCsvRows } from './sweep/csv-rows.ts';

type Row = [basis: string, scope: string, metric: string, estimate: Partial<Estimate>];

/**
 * One figure a line, for a spreadsheet: `basis,scope,metric,value,low,high,n,pipeline,model`; a figure that is not defined is
 * empty, and the embedded model is marked as what it is. Of a sweep the columns are those of `SweepCsvRow`.
 */
export function renderCsv(report: AnyReport): string {
  return stringify(report.kind === 'sweep' ? sweepCsvRows(report) : csvRows(report), {
    header: true,
    escape_formulas: true,
  });
}

function csvRows(report: RunReport | AblateReport): object[] {
  const reports = report.kind === 'ablate' ? report.rows : [report];
  return reports.flatMap((one) =>
    rowsOf(one).map(([basis, scope, metric, { value, low, high, n }]) => {
      const figure = { basis, scope, metric, value, low, high, n };
      return { ...figure, pipeline: one.run.pipeline, model: modelCell(one) };
    }),
  );
}

const modelCell = ({ run: { model, modelHost } }: RunReport): string =>
  model === null || modelHost !== null ? (model ?? '') : `${model} (a lexical reader, no LLM)`;

function rowsOf(report: RunReport): Row[] {
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
