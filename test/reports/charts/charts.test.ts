import { describe, expect, it } from 'vitest';
import type { Estimate } from '../../../src/metrics/share.ts';
import { tickLabel } from '../../../src/reports/charts/axes.ts';
import { categoryBars } from '../../../src/reports/charts/category-bars.ts';
import { changeBar } from '../../../src/reports/charts/change-bar.ts';
import { confusionHeatMap } from '../../../src/reports/charts/confusion-heat-map.ts';
import { intervalStrip } from '../../../src/reports/charts/interval-strip.ts';
import { precisionRecallPlane, type PlanePoint } from '../../../src/reports/charts/precision-recall-plane.ts';
import { qualityAgainstCost } from '../../../src/reports/charts/quality-against-cost.ts';
import { reliabilityDiagram } from '../../../src/reports/charts/reliability-diagram.ts';
import { chartFile } from '../../../src/reports/charts/render-chart.ts';
import { NONE } from '../build.ts';
import { elementsOf, textsOf } from './read-svg.ts';

const known = (value: number, low: number, high: number): Estimate => ({ value, low, high, n: 10 });
const exact = (value: number): Estimate => ({ value, low: null, high: null, n: 10 });

const point = (name: string, precision: Estimate, recall: Estimate, more: Partial<PlanePoint> = {}): PlanePoint => ({
  name,
  precision,
  recall,
  f1: exact(0.5),
  source: null,
  ...more,
});

describe('the precision-recall plane', () => {
  // 0 to 1 lies between 44 and 390 across, and between 376 and 30 upward
  const corners = [point('all', exact(1), exact(1)), point('half', exact(0), exact(0))];

  it('has recall to the right and precision upward', () => {
    const [first, second] = elementsOf(precisionRecallPlane([point('low', exact(0), exact(1)), ...corners]), 'circle');
    expect([first, second].map((circle) => [circle?.cx, circle?.cy])).toEqual([
      ['44', '376'],
      ['390', '30'],
    ]);
  });

  it('shows no more than the part in which the points lie', () => {
    // 0.55 to 0.75, with three hundredths to spare: from 0.5 to 0.8, which is widened to both sides
    const texts = textsOf(precisionRecallPlane([point('cot', known(0.7, 0.65, 0.75), known(0.6, 0.55, 0.65))]));
    expect(texts).toContain('40');
    expect(texts).toContain('90');
    expect(texts).not.toContain('20');
  });

  it('draws published figures as diamonds that are never the best', () => {
    const chart = precisionRecallPlane([
      point('paper', exact(0.9), exact(0.9), { source: 'other data', f1: exact(0.9) }),
      ...corners,
    ]);
    expect(elementsOf(chart, 'circle')).toHaveLength(2);
    // one is the point, the other says what it is
    expect(elementsOf(chart, 'path').filter(({ d }) => d?.endsWith('z'))).toHaveLength(2);
    expect(textsOf(chart)).toContain('other data');
    expect(chart.description).toContain('paper (other data)');
  });

  it('leaves out what is not defined, and says so', () => {
    const chart = precisionRecallPlane([point('silent', NONE, exact(0))]);
    expect(elementsOf(chart, 'circle')).toEqual([]);
    expect(chart.description).toContain('silent: not defined, so not drawn');
  });

  it('numbers many points by their place in the list, with a key', () => {
    const many = Array.from({ length: 9 }, (_, index) => point(`row ${index}`, exact(0.5 + index / 20), exact(0.5)));
    const texts = textsOf(precisionRecallPlane([point('silent', NONE, NONE), ...many]));
    // the first is not drawn; 2 stands at its point and in the key
    expect(texts.filter((text) => text === '2')).toHaveLength(2);
    expect(texts).toContain('row 8');
    expect(texts).not.toContain('1');
  });
});

it('a value at the right end of an axis is moved so far that it is not cut', () => {
  const area = { left: 44, top: 30, right: 390, bottom: 376 };
  // 4 letters of 0.58 × 11.5 pixels each take 26.68; half of them left of the edge at 400
  expect(tickLabel(area, 390, '0.95').source).toContain('x="386.66"');
  expect(tickLabel(area, 217, '0.90').source).toContain('x="217"');
});

it('bars of a category are as long as their share', () => {
  const figures = { precision: known(0.5, 0.25, 0.75), recall: exact(1), f1: NONE, support: 7 };
  const chart = categoryBars({ failure: figures });
  // 352 pixels stand for all; the legend has three rectangles more, the words a plate
  const bars = elementsOf(chart, 'rect').filter(({ height }) => height === '9');
  expect(bars.map(({ width }) => width)).toEqual(['176', '352']);
  // the whisker from 0.25 to 0.75 of 352
  expect(elementsOf(chart, 'line').some(({ x1, x2 }) => x1 === '88' && x2 === '264')).toBe(true);
  expect(textsOf(chart)).toEqual(expect.arrayContaining(['failure', '7 tickets', '50.0', '100.0', 'n/a']));
});

it('cells of the heat map are the deeper the larger the share of their label', () => {
  const chart = confusionHeatMap({
    rows: ['a', 'b'],
    columns: ['a', 'b', 'failed'],
    counts: [
      [3, 1, 0],
      [0, 0, 0],
    ],
  });
  const filled = elementsOf(chart, 'rect').filter((cell) => 'fill-opacity' in cell);
  // 3 of 4 is above 0.6: 0.55 + 0.45 × 0.75 = 0.8875; 1 of 4: 0.1 + 0.65 × 0.25 = 0.2625
  expect(filled.map((cell) => [cell.class, cell['fill-opacity']])).toEqual([
    ['fill-accent', '0.89'],
    ['fill-bad', '0.26'],
  ]);
  expect(chart.description).toBe(
    'Rows are labels, columns are answers. a answered as 3 a, 1 b; b answered as nothing, having no tickets.',
  );
});

it('the reliability diagram sets accuracy against confidence, and counts answers', () => {
  const chart = reliabilityDiagram([
    { low: 0, high: 0.5, n: 0, meanConfidence: null, accuracy: null },
    { low: 0.5, high: 1, n: 4, meanConfidence: 0.75, accuracy: 0.5 },
  ]);
  // 44 + 0.75 × 346 = 303.5, and half way between 310 and 30
  expect(elementsOf(chart, 'circle')).toMatchObject([{ cx: '303.5', cy: '170' }]);
  expect(textsOf(chart)).toEqual(expect.arrayContaining(['0', '4']));
  expect(chart.description).toContain('stated 75.0 %, right 50.0 % of 4');
});

describe('quality against cost', () => {
  const cost = (name: string, costUsd: number | null) => ({
    name,
    quality: exact(0.8),
    tickets: 100,
    calls: 200,
    costUsd,
  });

  it('is in dollars for a thousand tickets where all prices are known', () => {
    const chart = qualityAgainstCost([cost('cheap', 0.1), cost('dear', 1)]);
    expect(chart.title).toBe('Quality and US dollars for 1,000 tickets');
    expect(chart.description).toContain('dear: F1 80.0 %, 10.00 US dollars');
  });

  it('is in calls as soon as one is not', () => {
    const chart = qualityAgainstCost([cost('cheap', 0.1), cost('dear', null)]);
    expect(chart.description).toContain('cheap: F1 80.0 %, 2.00 calls a ticket');
  });

  it('is in calls where nothing costs anything, as all points would stand in one line', () => {
    const chart = qualityAgainstCost([cost('free', 0), cost('free too', 0)]);
    expect(chart.title).toBe('Quality and calls a ticket');
  });

  it('leaves out what has no quality or no tickets', () => {
    const chart = qualityAgainstCost([
      { ...cost('none', 1), tickets: 0 },
      { ...cost('undefined', 1), quality: NONE },
    ]);
    expect(elementsOf(chart, 'circle')).toEqual([]);
  });
});

it('the interval strip marks the share and its interval', () => {
  // 196 pixels from 2 on; the mark is 3 wide
  const bars = elementsOf(intervalStrip('F1', known(0.5, 0.25, 0.75)), 'rect').slice(1);
  expect(bars).toMatchObject([{ x: '51', width: '98' }, { x: '98.5' }]);
  expect(elementsOf(intervalStrip('F1', NONE), 'rect')).toHaveLength(1);
});

it('the change bar has broken to the left and fixed to the right', () => {
  // 98 pixels for the most
  const bars = elementsOf(changeBar({ fixed: 10, broken: 5 }, 10), 'rect').slice(1);
  expect(bars).toMatchObject([
    { x: '51', width: '49' },
    { x: '100', width: '98' },
  ]);
});

const HOSTILE = '"><script>alert(1)</script>&\u0000';

it.each([
  ['plane', precisionRecallPlane([point(HOSTILE, exact(0.5), exact(0.5))])],
  ['bars', categoryBars({ [HOSTILE]: { precision: NONE, recall: NONE, f1: NONE, support: 0 } })],
  ['heat map', confusionHeatMap({ rows: [HOSTILE], columns: [HOSTILE], counts: [[1]] })],
  ['cost', qualityAgainstCost([{ name: HOSTILE, quality: exact(0.5), tickets: 1, calls: 1, costUsd: 1 }])],
  ['strip', intervalStrip(HOSTILE, NONE)],
])('names never become markup, and no number is none: %s', (_, chart) => {
  const file = chartFile(chart);
  expect(file).not.toMatch(/<script|\u0000|NaN|undefined|Infinity/);
  expect(file).toBe(chartFile(chart));
});
