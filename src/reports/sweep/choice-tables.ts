import type { PartScores, SweepReport, ThresholdChoice } from '../../runs/report/sweep-report.ts';
import { percentWithInterval } from '../format.ts';
import type { TextTable } from '../text-table.ts';
import { signed, threshold } from './format.ts';

/** The chosen thresholds on the part that they were chosen on and on the other. */
export function choiceTables({ choices }: SweepReport): TextTable[] {
  if (choices.length === 0) return [];
  return [
    {
      title: 'The chosen θ where it was chosen and on what was held out, % with 95 % interval',
      isSlice: false,
      columns: ['rewriting', 'θ', 'part', 'tickets', 'incidents', 'B³ F1', 'alerts'],
      rows: choices.flatMap(choiceRows),
    },
  ];
}

function choiceRows({ rewrite, threshold: chosen, development, heldOut }: ThresholdChoice): string[][] {
  const start = [rewrite ? 'on' : 'off', chosen === null ? 'none' : threshold(chosen)];
  return [
    [...start, 'chosen on', ...partCells(development)],
    ...(heldOut === null ? [] : [[...start, 'held out', ...partCells(heldOut)]]),
  ];
}

const partCells = ({ tickets, incidents, scores }: PartScores): string[] => [
  String(tickets),
  String(incidents),
  scores === null ? 'n/a' : percentWithInterval(scores.bcubed.f1),
  scores === null ? 'n/a' : signed(scores.alerts.deviation),
];
