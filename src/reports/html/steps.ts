import type { AblateStep } from '../../runs/report/report.ts';
import { changeBar } from '../charts/change-bar.ts';
import { inlineChart } from '../charts/render-chart.ts';
import { points, pValue } from '../difference.ts';
import { markup, type Markup, type Piece } from '../markup.ts';
import { breakable, figures, table, words, type Section } from './section.ts';

/** From this probability on a difference may well be chance. */
const SIGNIFICANT = 0.05;

/** Which tickets each change fixed and broke, and what became of macro F1, each with its own evidence; null for no steps. */
export function stepsSection(steps: readonly AblateStep[]): Section | null {
  if (steps.length === 0) return null;
  const most = Math.max(...steps.flatMap(({ fixed, broken }) => [fixed, broken]));
  const content = table({
    name: 'Steps from row to row',
    columns: [
      words('Step'),
      figures('Tickets fixed'),
      figures('Tickets broken'),
      words('broken | fixed'),
      words('Fixed against broken'),
      figures('Macro F1, points'),
      words('Interval of macro F1'),
    ],
    rows: steps.map((step) => [
      markup`${breakable(step.from)} <span aria-hidden="true">→</span><span class="sr-only"> to </span> ${breakable(step.to)}`,
      step.fixed,
      step.broken,
      inlineChart(changeBar(step, most)),
      ticketVerdict(step),
      points(step.macroF1.value),
      interval(step),
    ]),
  });
  const lead =
    'The same tickets, answered by both. Fixed: only the second is right; broken: only the first. Two questions, two answers. “Fixed against broken” is about these tickets alone: the exact McNemar test, its p adjusted by Holm for the number of steps. Macro F1 weighs categories rather than tickets, so that the two may differ; its evidence is its own 95 % interval, not adjusted.';
  return { id: 'steps', title: 'Steps', body: markup`<p class="lead">${lead}</p>${content}` };
}

function ticketVerdict({ fixed, broken, pValue: p, adjustedP }: AblateStep): Markup {
  return markup`${fixedOrBroken({ fixed, broken, adjustedP })} <span class="small">p ${pValue(p)}, adjusted ${pValue(adjustedP)}</span>`;
}

function fixedOrBroken({ fixed, broken, adjustedP }: Pick<AblateStep, 'fixed' | 'broken' | 'adjustedP'>): string {
  if (fixed + broken === 0) return 'no ticket changed';
  if (adjustedP >= SIGNIFICANT) return 'may be chance';
  return fixed > broken ? 'more fixed' : 'more broken';
}

function interval({ macroF1: { low, high } }: AblateStep): Piece {
  if (low === null || high === null) return 'n/a';
  return markup`${whereZeroLies(low, high)} <span class="small">${points(low)} to ${points(high)}</span>`;
}

function whereZeroLies(low: number, high: number): string {
  if (low > 0) return 'above 0';
  return high < 0 ? 'below 0' : 'holds 0';
}
