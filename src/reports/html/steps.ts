import { changeBar } from '../charts/change-bar.ts';
import { inlineChart } from '../charts/render-chart.ts';
import { markup, type Piece } from '../markup.ts';
import type { AblateStep } from '../../runs/report/report.ts';
import { figures, table, words, type Section } from './section.ts';

/** From this probability on a difference may well be chance. */
const SIGNIFICANT = 0.05;

/** Which tickets each change fixed and broke, and whether that may be chance; null for no steps. */
export function stepsSection(steps: readonly AblateStep[]): Section | null {
  if (steps.length === 0) return null;
  const most = Math.max(...steps.flatMap(({ fixed, broken }) => [fixed, broken]));
  const content = table({
    name: 'Steps from row to row',
    columns: [
      words('Step'),
      figures('Fixed'),
      figures('Broken'),
      words('broken | fixed'),
      figures('Macro F1, points'),
      figures('p'),
      figures('p adjusted'),
      words('Says'),
    ],
    rows: steps.map((step) => [
      markup`${step.from} <span aria-hidden="true">→</span><span class="sr-only"> to </span> ${step.to}`,
      step.fixed,
      step.broken,
      inlineChart(changeBar(step, most)),
      difference(step),
      probability(step.pValue),
      probability(step.adjustedP),
      verdict(step),
    ]),
  });
  const lead =
    'The same tickets, answered by both. Fixed: only the second is right; broken: only the first. The change of macro F1 has a 95 % interval; p is of the exact McNemar test, adjusted by Holm for the number of steps.';
  return { id: 'steps', title: 'Steps', body: markup`<p class="lead">${lead}</p>${content}` };
}

function difference({ macroF1: { value, low, high } }: AblateStep): Piece {
  if (value === null) return 'n/a';
  if (low === null || high === null) return points(value);
  return markup`${points(value)} <span class="small">${points(low)} to ${points(high)}</span>`;
}

const points = (share: number): string => `${share < 0 ? '−' : '+'}${Math.abs(100 * share).toFixed(1)}`;

const probability = (p: number): string => (p < 0.001 ? '< 0.001' : p.toFixed(3));

function verdict({ fixed, broken, adjustedP }: AblateStep): string {
  if (fixed + broken === 0) return 'no change';
  if (adjustedP >= SIGNIFICANT) return 'may be chance';
  return fixed > broken ? 'better' : 'worse';
}
