import { describe, expect, it } from 'vitest';
import { share } from '../../../src/metrics/share.ts';
import { chartFiles } from '../../../src/reports/charts/chart-files.ts';
import type { AblateReport } from '../../../src/runs/report/report.ts';
import { classifyReport, emptyEvalReport, evalReport } from '../build.ts';
import { sweepReport } from '../sweep/build.ts';

const names = (report: Parameters<typeof chartFiles>[0]): string[] => chartFiles(report).map(({ name }) => name);

const ablation: AblateReport = {
  version: 1,
  kind: 'ablate',
  dataset: 'tickets.jsonl',
  isFinished: true,
  rows: [
    { ...evalReport(), pipeline: 'direct', model: 'embedded' },
    { ...evalReport(), pipeline: 'cot', model: 'embedded' },
  ],
  steps: [],
};

describe('which charts there are', () => {
  it('of an evaluation', () => {
    expect(names(evalReport())).toEqual(['precision-recall.svg', 'categories.svg', 'confusion.svg']);
  });

  it('of one with confidences', () => {
    const bin = { low: 0.5, high: 1, n: 40, meanConfidence: 0.8, accuracy: 0.7 };
    const calibration = { brier: share(6, 40), expectedError: share(4, 40), reliability: [bin], unknown: 5 };
    expect(names(evalReport({ calibration }))).toContain('reliability.svg');
  });

  it('of an ablation, the paper in them', () => {
    const files = chartFiles(ablation);
    expect(files.map(({ name }) => name)).toEqual(['precision-recall.svg', 'quality-against-cost.svg']);
    // the name at the point, and whose figure it is in a line below
    expect(files[0]?.svg).toContain('>cot, published</text>');
    expect(files[0]?.svg).toContain('>TickIt paper (FSE 2025): other data, another model</text>');
  });

  it('of a sweep', () => {
    expect(names(sweepReport())).toEqual([
      'b-cubed-by-threshold.svg',
      'b-cubed-by-threshold-multi.svg',
      'alerts-by-threshold.svg',
      'similarities.svg',
    ]);
  });

  it('of a classification, which has no figures', () => {
    expect(names(classifyReport())).toEqual([]);
  });
});

it.each([
  ['eval', evalReport()],
  ['empty', emptyEvalReport()],
  ['ablate', ablation],
  ['sweep', sweepReport()],
])('each stands alone, is the same each time, and holds no number that is none: %s', (_, report) => {
  for (const { svg } of chartFiles(report)) {
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" [^>]*font-family=/);
    expect(svg).toMatch(/<rect [^>]*fill="#ffffff"\/>/);
    expect(svg.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|NaN|undefined|Infinity/);
  }
  expect(chartFiles(report)).toEqual(chartFiles(report));
});
