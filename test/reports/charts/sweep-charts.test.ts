import { describe, expect, it } from 'vitest';
import { alertDeviation } from '../../../src/reports/charts/alert-deviation.ts';
import { chartFile } from '../../../src/reports/charts/render-chart.ts';
import { similarityHistogram } from '../../../src/reports/charts/similarity-histogram.ts';
import { thresholdCurves } from '../../../src/reports/charts/threshold-curves.ts';
import { NONE } from '../build.ts';
import { sweepReport } from '../sweep/build.ts';
import { elementsOf, textsOf } from './read-svg.ts';

const OFF = sweepReport().points.filter(({ rewrite }) => !rewrite);

describe('B-cubed by threshold', () => {
  const chart = thresholdCurves(sweepReport({ points: OFF }), 'all');

  it('has a dot of each F1, the chosen one filled and larger', () => {
    // 0.86 to 0.9 in steps of 0.02: half a step of room makes 0.85 to 0.91 of the 346 pixels from 44 on
    // the shares from 0.65 (an end of an interval) to 0.85 lie on an axis from 0.6 to 0.9, of 260 pixels upward from 328
    expect(elementsOf(chart, 'circle').map(({ cx, cy, r }) => [cx, cy, r])).toEqual([
      ['101.67', '241.33', '3'],
      ['217', '154.67', '5.5'],
      ['332.33', '198', '3'],
    ]);
  });

  it('has a band and three lines for each setting of rewriting, without it dashed', () => {
    const both = thresholdCurves(sweepReport(), 'all');
    const paths = elementsOf(both, 'path');
    expect(paths.filter(({ fill }) => fill !== 'none')).toHaveLength(2);
    expect(paths.filter(({ fill, 'stroke-dasharray': dash }) => fill === 'none' && dash === '6 3')).toHaveLength(3);
    expect(paths.filter(({ fill, 'stroke-dasharray': dash }) => fill === 'none' && dash === 'none')).toHaveLength(3);
    expect(textsOf(both)).toEqual(
      expect.arrayContaining(['without rewriting, chosen 0.88', 'with rewriting, chosen 0.88', 'precision', 'recall']),
    );
  });

  it('says its figures in words', () => {
    expect(chart.description).toContain('0.88: F1 80.0 [75.0, 85.0], precision 82.0, recall 78.0');
  });

  it('is about the subset that it is asked for', () => {
    expect(thresholdCurves(sweepReport(), 'multi').description).toContain('0.88: F1 65.0');
  });

  it('parts its lines where a figure is not defined', () => {
    const points = OFF.map((point) =>
      point.threshold === 0.88 ? { ...point, bcubed: { precision: NONE, recall: NONE, f1: NONE } } : point,
    );
    const parted = thresholdCurves(sweepReport({ points }), 'all');
    expect(elementsOf(parted, 'circle')).toHaveLength(2);
    // each of band and lines begins twice
    for (const { d } of elementsOf(parted, 'path')) expect(d?.match(/M/g)).toHaveLength(2);
  });

  it('has a column to each threshold that tells its figures and can be clicked on', () => {
    const columns = elementsOf(chart, 'rect').filter((rect) => 'data-threshold' in rect);
    expect(columns.map((column) => column['data-threshold'])).toEqual(['0.86', '0.88', '0.9']);
    expect(chartFile(chart)).toContain('<title>θ 0.86 without rewriting: F1 70.0 [65.0, 75.0]');
  });
});

it('the deviation of alerts is drawn about a line at none', () => {
  const chart = alertDeviation(sweepReport({ points: OFF }));
  // −2, 0 and 3 with a room of 1 are shown from −3 to 4: 260 / 7 pixels each, upward from 328
  expect(elementsOf(chart, 'circle').map(({ cy }) => cy)).toEqual(['290.86', '216.57', '105.14']);
  expect(
    elementsOf(chart, 'line').some(
      ({ y1, y2, class: name }) => y1 === '216.57' && y2 === '216.57' && name === 'stroke-ink',
    ),
  ).toBe(true);
  expect(textsOf(chart)).toEqual(expect.arrayContaining(['±0', '+2', '−2']));
  expect(chart.description).toContain('0.90: 11 alerts, +3; 4 extra, 0 incidents swallowed');
});

describe('the histogram of similarities', () => {
  const chart = similarityHistogram(sweepReport());

  it('has pairs of the same incident upward and others downward, heights as roots of counts', () => {
    const bars = elementsOf(chart, 'rect').filter((bar) => ['#1f4fcc', '#9a4b00'].includes(bar.fill ?? ''));
    const up = bars.filter(({ fill }) => fill === '#1f4fcc');
    const down = bars.filter(({ fill }) => fill === '#9a4b00');
    // 1, 4 and 5 pairs; 12, 20, 15, 7 and 2
    expect([up.length, down.length]).toEqual([3, 5]);
    const heights = up.map(({ height }) => Number(height));
    expect((heights[1] ?? 0) / (heights[0] ?? 1)).toBeCloseTo(2, 2);
    expect(new Set(down.map(({ y }) => y)).size).toBe(1);
  });

  it('marks the swept range', () => {
    // 0.5 to 1 lies on 346 pixels from 44 on: 0.86 at 293.12, 0.9 at 320.8
    const ground = elementsOf(chart, 'rect').find(({ fill, opacity }) => fill === '#e3e6eb' && opacity === '0.75');
    expect(ground).toMatchObject({ x: '293.12', width: '27.68' });
    expect(textsOf(chart)).toContain('θ swept');
  });

  it('counts in words, those above the lowest threshold apart', () => {
    // the bins are 0.1 wide; the one from 0.9 on is above 0.86
    expect(chart.description).toBe(
      '10 pairs of the same incident, 5 of them at least as similar as the lowest threshold; 56 pairs of different incidents, 2 of them.',
    );
  });

  it('holds no pairs where there are none', () => {
    const none = { low: 0, high: 1, sameIncident: [0, 0], otherIncident: [0, 0] };
    expect(chartFile(similarityHistogram(sweepReport({ similarities: none, points: [] })))).not.toMatch(/NaN|Infinity/);
  });
});

it.each([
  ['curves', thresholdCurves],
  ['deviation', alertDeviation],
  ['similarities', similarityHistogram],
])('says by what the figures came about, which never becomes markup: %s', (_, chart) => {
  const { run } = sweepReport();
  expect(textsOf(chart(sweepReport(), 'all'))).toContain('embedded (a lexical reader, no LLM)');
  const file = chartFile(chart(sweepReport({ run: { ...run, model: '"><script>' } }), 'all'));
  expect(file).not.toMatch(/<script|NaN|undefined|Infinity/);
});
