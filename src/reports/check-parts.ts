import type { Comparison } from '../runs/comparison/comparison.ts';
import type { CheckReport, GateCheck } from '../runs/gate/gate-report.ts';
import { changedTickets, byCategory, differences } from './comparison-tables.ts';
import { COMPUTED, correctnessLine, promptParts, sourceLines, tablePart } from './comparison-parts.ts';
import { pointsWithInterval } from './difference.ts';
import { percent } from './format.ts';
import { checkName, checkReason, nextStep } from './gate-words.ts';
import { decisionsLine, SWEEP_COMPUTED, sweepSourceLines } from './sweep/comparison-parts.ts';
import { changedLinks, sweepDifferences } from './sweep/comparison-tables.ts';
import type { SweepComparison } from '../runs/sweep/comparison/sweep-comparison.ts';
import type { ReportPart } from './report-part.ts';
import type { TextTable } from './text-table.ts';

/** What `check` prints, the most important first. */
export function checkParts(report: CheckReport): ReportPart[] {
  const { verdict, checks, comparison } = report;
  // The others are in the table.
  const reasons = checks.filter((check) => check.verdict === verdict).map(checkReason);
  return [
    { kind: 'heading', text: `tickit check: ${verdict}` },
    { kind: 'lines', lines: [...reasons, nextStep(report)] },
    tablePart(gateTable(report)),
    ...(comparison.kind === 'compare' ? runParts(comparison) : sweepParts(comparison)),
    { kind: 'lines', lines: [gateNote(report)] },
  ];
}

const runParts = (comparison: Comparison): ReportPart[] => [
  { kind: 'lines', lines: [correctnessLine(comparison)] },
  ...changedTickets(comparison, 'broken').map(tablePart),
  ...changedTickets(comparison, 'fixed').map(tablePart),
  ...promptParts(comparison),
  tablePart(byCategory(comparison)),
  tablePart(differences(comparison)),
  ...changedTickets(comparison, 'same').map(tablePart),
  { kind: 'lines', lines: [...sourceLines(comparison), COMPUTED] },
];

const sweepParts = (comparison: SweepComparison): ReportPart[] => [
  { kind: 'lines', lines: [decisionsLine(comparison)] },
  ...changedLinks(comparison).map(tablePart),
  ...promptParts(comparison),
  tablePart(sweepDifferences(comparison)),
  { kind: 'lines', lines: [...sweepSourceLines(comparison), SWEEP_COMPUTED] },
];

function gateTable({ checks, comparison }: CheckReport): TextTable {
  return {
    title: comparison.kind === 'compare' ? 'Gate, strict, points' : 'Gate, points',
    isSlice: false,
    columns: ['', 'base → changed', 'difference [interval]', 'limit', 'verdict'],
    rows: checks.map((check) => [checkName(check), ...gateCells(check), check.verdict]),
  };
}

function gateCells(check: GateCheck): string[] {
  switch (check.kind) {
    case 'margin': {
      const { base, changed, margin } = check;
      const change = `${percent({ value: base })} → ${percent({ value: changed })}`;
      return [change, pointsWithInterval(check), `−${percent({ value: margin })}`];
    }
    case 'floor':
      return [percent(check), '', `at least ${percent({ value: check.floor })}`];
    case 'max-broken':
      return [String(check.broken), '', `at most ${check.allowed}`];
    case 'min-coverage':
      return [percent(check), '', `at least ${percent({ value: check.least })}`];
  }
}

function gateNote({ checks, comparison }: CheckReport): string {
  const margins = checks.filter(({ kind }) => kind === 'margin').length;
  const together = margins > 1 ? ` for all ${margins} margins together (Bonferroni)` : '';
  return `Verdict: "regressed" when the whole interval, 95 %${together}, lies beyond the margin, "fine" when none of it does, else "inconclusive". Floors and counts are judged by the figure itself.${comparison.kind === 'compare' ? FIGURE_NOTE : ''}`;
}

const FIGURE_NOTE =
  ' "f1", "precision" and "recall" are of detection: must somebody be called? "macro-f1" is the mean F1 of the categories: is it the right team?';
