import { changeBar } from '../charts/change-bar.ts';
import { inlineChart } from '../charts/render-chart.ts';
import { markup } from '../markup.ts';
import type { PageStep } from './page.ts';
import { figures, table, words, type Section } from './section.ts';

/** From this probability on a difference may well be chance. */
const SIGNIFICANT = 0.05;

/** Which tickets each change fixed and broke, and whether that may be chance; null for no steps. */
export function stepsSection(steps: readonly PageStep[]): Section | null {
  if (steps.length === 0) return null;
  const most = Math.max(...steps.flatMap(({ fixed, broken }) => [fixed, broken]));
  const content = table({
    name: 'Steps from row to row',
    columns: [
      words('Step'),
      figures('Fixed'),
      figures('Broken'),
      words('broken | fixed'),
      figures('p'),
      figures('p adjusted'),
      words('Says'),
    ],
    rows: steps.map((step) => [
      markup`${step.from} <span aria-hidden="true">→</span><span class="sr-only"> to </span> ${step.to}`,
      step.fixed,
      step.broken,
      inlineChart(changeBar(step, most)),
      probability(step.pValue),
      probability(step.adjustedP),
      verdict(step),
    ]),
  });
  const lead =
    'The same tickets, answered by both. Fixed: only the second is right; broken: only the first. p is of the exact McNemar test, adjusted by Holm for the number of steps.';
  return { id: 'steps', title: 'Steps', body: markup`<p class="lead">${lead}</p>${content}` };
}

function probability(value: number | null): string {
  if (value === null) return 'n/a';
  return value < 0.001 ? '< 0.001' : value.toFixed(3);
}

function verdict({ fixed, broken, adjustedP }: PageStep): string {
  if (adjustedP === null) return 'not tested';
  if (adjustedP >= SIGNIFICANT) return 'may be chance';
  return fixed > broken ? 'better' : 'worse';
}
