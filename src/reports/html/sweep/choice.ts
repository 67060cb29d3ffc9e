import type { PartScores, SweepReport, ThresholdChoice } from '../../../runs/report/sweep-report.ts';
import { percent, percentWithInterval } from '../../format.ts';
import { markup, type Piece } from '../../markup.ts';
import { signed, threshold } from '../../sweep/format.ts';
import { DIVISIONS } from '../../sweep/lines.ts';
import { figures, table, words, type Section } from '../section.ts';
import { explorerLink } from './explorer-link.ts';

/** The thresholds that were chosen, on the part that they were chosen on and on the other; null without choices. */
export function choiceSection({ choices }: SweepReport): Section | null {
  const [first] = choices;
  if (first === undefined) return null;
  const lead = `Asked for: ${first.criterion}. Chosen on the development part, divided by ${DIVISIONS[first.dividedBy]}, then looked at on the held-out part, each grouped by itself. A figure that is much lower on the held-out part was chosen by luck.`;
  const content = table({
    name: 'Chosen thresholds',
    columns: [
      words('Rewriting'),
      figures('θ'),
      figures('Plateau'),
      words('Part'),
      figures('Tickets'),
      figures('Incidents'),
      figures('B³ precision'),
      figures('B³ recall'),
      figures('B³ F1'),
      figures('Alerts − incidents'),
    ],
    rows: choices.flatMap(choiceRows),
  });
  return { id: 'choice', title: 'Choice', body: markup`<p class="lead">${lead}</p>${content}` };
}

function choiceRows(choice: ThresholdChoice): Piece[][] {
  const { rewrite, threshold: chosen, plateau, development, heldOut } = choice;
  const name = rewrite ? 'on' : 'off';
  const theta = chosen === null ? 'none' : explorerLink({ threshold: chosen, rewrite }, threshold(chosen));
  const width = plateau === null ? '–' : `${threshold(plateau.from)} to ${threshold(plateau.to)}`;
  return [
    [name, theta, width, 'development', ...partCells(development)],
    ...(heldOut === null ? [] : [[name, theta, width, 'held out', ...partCells(heldOut)]]),
  ];
}

function partCells({ tickets, incidents, scores }: PartScores): Piece[] {
  if (scores === null) return [tickets, incidents, 'n/a', 'n/a', 'n/a', 'n/a'];
  const { bcubed, alerts } = scores;
  return [
    tickets,
    incidents,
    percent(bcubed.precision),
    percent(bcubed.recall),
    percentWithInterval(bcubed.f1),
    signed(alerts.deviation),
  ];
}
