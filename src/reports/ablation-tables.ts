import type { AblateReport, AblateRow, AblateStep } from '../runs/report/report.ts';
import { dollars, milliseconds, percent, percentWithInterval } from './format.ts';
import { paperFigures } from './paper.ts';
import type { TextTable } from './text-table.ts';

/** A row for each pipeline and model, the paper's figures beside those that correspond. */
export function comparison({ rows }: AblateReport): TextTable {
  return {
    title:
      'Detection and macro F1, strict, % with 95 % interval; paper: TickIt (FSE 2025), other data and another model',
    isSlice: false,
    columns: [
      'pipeline',
      'model',
      'precision',
      'recall',
      'F1',
      'macro F1',
      'answered',
      'calls',
      'cost',
      'p50',
      'paper P / R / F1',
    ],
    rows: rows.map(comparisonRow),
  };
}

function comparisonRow(row: AblateRow): string[] {
  const { detection, macroF1 } = row.strict;
  return [
    row.pipeline,
    row.model ?? '–',
    percentWithInterval(detection.precision),
    percentWithInterval(detection.recall),
    percentWithInterval(detection.f1),
    percentWithInterval(macroF1),
    percent(row.coverage),
    String(row.usage.calls),
    dollars(row.usage.costUsd),
    milliseconds(row.latencyMs.p50),
    paperCell(row),
  ];
}

function paperCell(row: AblateRow): string {
  const paper = paperFigures(row);
  if (paper === null) return '';
  const show = (value: number | null): string => (value === null ? '?' : percent({ value }));
  return `${show(paper.precision)} / ${show(paper.recall)} / ${show(paper.f1)}`;
}

/** What each added step fixed and broke. */
export function steps({ steps: all }: AblateReport): TextTable {
  return {
    title:
      'What each step changes, ticket by ticket; p: exact McNemar, after Holm; macro F1: points with 95 % interval',
    isSlice: false,
    columns: ['from', 'to', 'fixed', 'broken', 'p', 'p (Holm)', 'macro F1'],
    rows: all.map((step) => [
      step.from,
      step.to,
      String(step.fixed),
      String(step.broken),
      pValue(step.pValue),
      pValue(step.adjustedP),
      difference(step),
    ]),
  };
}

const pValue = (p: number): string => (p < 0.001 ? '<0.001' : p.toFixed(3));

function difference({ macroF1: { value, low, high } }: AblateStep): string {
  const signed = (share: number | null): string =>
    share === null ? 'n/a' : `${share >= 0 ? '+' : '−'}${Math.abs(100 * share).toFixed(1)}`;
  return low === null || high === null ? signed(value) : `${signed(value)} [${signed(low)}, ${signed(high)}]`;
}
