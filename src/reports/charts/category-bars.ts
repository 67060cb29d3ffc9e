import { scaleLinear } from 'd3-scale';
import type { PrecisionRecall } from '../../metrics/scores.ts';
import type { Estimate } from '../../metrics/share.ts';
import { percent } from '../format.ts';
import type { Markup } from '../markup.ts';
import { asPercent } from './axes.ts';
import type { Colour } from './colours.ts';
import { element, label, segment, tooltip, type Chart } from './svg.ts';
import { shortened } from './text-size.ts';
import { horizontalWhisker, intervalPixels } from './whisker.ts';

export type CategoryFigures = PrecisionRecall<Estimate> & { support: number };

const WIDTH = 400;
const X = scaleLinear([0, 1], [0, 352]);
const TOP = 30;
const BAR = 12;
const BLOCK = 20 + 3 * BAR + 16;

const MEASURES = [
  { key: 'precision', name: 'precision', fill: 'accent-soft' },
  { key: 'recall', name: 'recall', fill: 'accent-mid' },
  { key: 'f1', name: 'F1', fill: 'accent' },
] as const satisfies readonly { key: keyof PrecisionRecall<Estimate>; name: string; fill: Colour }[];

/** Precision, recall and F1 of each category as bars with 95 % whiskers, in the order given. A figure that is not defined has no bar. */
export function categoryBars(categories: Readonly<Record<string, CategoryFigures>>): Chart {
  const entries = Object.entries(categories);
  const bottom = TOP + entries.length * BLOCK;
  return {
    width: WIDTH,
    height: bottom + 18,
    title: 'Precision, recall and F1 by category',
    description: `In percent. ${entries.map(([name, figures]) => describe(name, figures)).join('; ')}.`,
    content: [
      legend(),
      element(
        'g',
        {},
        X.ticks(5).map((value) => tick(value, bottom)),
      ),
      ...entries.map(([name, figures], index) => block(name, figures, TOP + index * BLOCK)),
    ],
  };
}

const describe = (name: string, { precision, recall, f1, support }: CategoryFigures): string =>
  `${name}: precision ${percent(precision)}, recall ${percent(recall)}, F1 ${percent(f1)}, ${support} tickets`;

function legend(): Markup {
  const items = MEASURES.map(({ name, fill }, index) => [
    element('rect', { x: index * 84, y: 3, width: 10, height: 10, rx: 2, fill }),
    label(index * 84 + 16, 12, name),
  ]);
  return element('g', {}, items);
}

function tick(value: number, bottom: number): Markup[] {
  const anchor = value === 0 ? 'start' : value === 1 ? 'end' : 'middle';
  return [
    segment([X(value), TOP], [X(value), bottom - 8], { stroke: 'rule' }),
    label(X(value), bottom + 8, value === 1 ? '100 %' : asPercent(value), { anchor }),
  ];
}

function block(name: string, figures: CategoryFigures, top: number): Markup {
  const bars = MEASURES.map((measure, index) =>
    bar(`${name}, ${measure.name}`, figures[measure.key], measure.fill, top + 20 + index * BAR),
  );
  // a plate below the words, so that no grid line runs through them
  const plate = element('rect', { x: 0, y: top + 1, width: WIDTH, height: 16, fill: 'paper' });
  return element(
    'g',
    {},
    plate,
    label(0, top + 13, shortened(name, 12.5, 300), { fill: 'ink', size: 12.5, weight: 600 }),
    label(WIDTH, top + 13, `${figures.support} tickets`, { anchor: 'end' }),
    bars,
  );
}

function bar(name: string, estimate: Estimate, fill: Colour, top: number): Markup {
  const interval = intervalPixels(estimate, X);
  const height = BAR - 3;
  return element(
    'g',
    {},
    tooltip(`${name}: ${percent(estimate)} %`),
    estimate.value === null ? null : element('rect', { x: 0, y: top, width: X(estimate.value), height, rx: 1.5, fill }),
    interval === null ? null : horizontalWhisker(interval, top + height / 2),
    label(WIDTH, top + height - 0.5, percent(estimate), { anchor: 'end', fill: 'ink', size: 10.5 }),
  );
}
