import type { AblateReport, AblateRow } from '../runs/report/report.ts';
import { pointsWithInterval, pValue } from './difference.ts';
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

/** What each added step fixed and broke, and apart from it what became of macro F1: the test speaks of the tickets alone. */
export function steps({ steps: all }: AblateReport): TextTable {
  return {
    title:
      'What each step changes. Tickets fixed against broken: exact McNemar, p as it is and after Holm; it says nothing of macro F1, whose own evidence is the 95 % interval, in points',
    isSlice: false,
    columns: ['from', 'to', 'fixed', 'broken', 'p fixed/broken', 'after Holm', 'macro F1'],
    rows: all.map((step) => [
      step.from,
      step.to,
      String(step.fixed),
      String(step.broken),
      pValue(step.pValue),
      pValue(step.adjustedP),
      pointsWithInterval(step.macroF1),
    ]),
  };
}
