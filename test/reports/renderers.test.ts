import chalk from 'chalk';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { RENDERERS, type ReportFormat } from '../../src/reports/index.ts';
import type { Report } from '../../src/runs/report/report.ts';
import { classifyReport, describedRun, emptyEvalReport, evalReport, NOTICE, slice } from './build.ts';

const FORMATS = Object.keys(RENDERERS) as ReportFormat[];
/** Formats for people, where shares are percentages. */
const READABLE = ['terminal', 'md'] as const;

beforeAll(() => {
  chalk.level = 0;
});

const render = (format: ReportFormat, report: Report): string => RENDERERS[format](report);

/** A share as the format writes it. */
const written = (format: ReportFormat, share: number): string =>
  format === 'json' || format === 'csv' ? String(share) : (100 * share).toFixed(1);

// the values of ./build.ts, each of which occurs once
const HEADLINES = [
  ['coverage', 0.889],
  ['answered detection precision', 0.811],
  ['answered detection recall', 0.722],
  ['answered detection F1', 0.763],
  ['answered micro F1', 0.536],
  ['answered macro F1', 0.617],
  ['answered weighted F1', 0.648],
  ['answered accuracy', 0.689],
  ['strict detection precision', 0.312],
  ['strict detection recall', 0.223],
  ['strict detection F1', 0.264],
  ['strict micro F1', 0.437],
  ['strict macro F1', 0.118],
  ['strict weighted F1', 0.149],
  ['strict accuracy', 0.181],
  ['strict precision of a category', 0.452],
  ['strict recall of a category', 0.496],
] as const;

describe.each(FORMATS)('every format holds what matters: %s', (format) => {
  it.each(HEADLINES)('%s', (_, share) => {
    expect(render(format, evalReport())).toContain(written(format, share));
  });

  it('the correlation on both bases', () => {
    const text = render(format, evalReport());
    expect(text).toMatch(/(?<![\d-])0\.43/);
    // a minus for people, and for programs a number, not text that looks like one
    expect(text).toMatch(format === 'terminal' || format === 'md' ? /(?<!\d)−0\.27/ : /(?<!['\d])-0\.27/);
  });

  it('both ends of an interval', () => {
    const text = render(format, evalReport());
    for (const end of [0.811 - 0.05, 0.811 + 0.05]) expect(text).toContain(written(format, end));
  });

  it('every count of answers', () => {
    const text = render(format, classifyReport());
    for (const part of ['failure', 'other', 'unparsed', 'failed', '14', '26', '3', '2']) expect(text).toContain(part);
  });

  it('the share that would be escalated', () => {
    expect(render(format, classifyReport())).toContain(written(format, 0.35));
  });

  it('no figure that is none, as a number', () => {
    const text = render(format, emptyEvalReport()) + render(format, classifyReport({ tickets: 0 }));
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object/);
  });

  it('the end of the last line, once', () => {
    for (const report of [evalReport(), classifyReport()]) expect(render(format, report)).toMatch(/[^\n]\n$/);
  });

  it('the same for the same report', () => {
    expect(render(format, evalReport())).toBe(render(format, evalReport()));
  });
});

describe.each(READABLE)('a format for people: %s', (format) => {
  it('says n/a where nothing is known', () => {
    const text = render(format, emptyEvalReport());
    for (const row of ['detection precision', 'macro F1', 'accuracy', 'MCC']) {
      const line = text.split('\n').find((candidate) => candidate.includes(row)) ?? '';
      expect(line.match(/n\/a/g)).toHaveLength(2);
    }
    expect(text).toMatch(/unknown/);
  });

  it.each([
    ['eval', evalReport()],
    ['classify', classifyReport()],
  ])('says of the embedded model what it is: %s', (_, report) => {
    expect(render(format, report)).toContain(NOTICE);
  });

  it('says nothing where there is nothing to notice', () => {
    const text = render(format, evalReport({ run: describedRun({ notice: null }) }));
    expect(text).not.toContain('null');
    expect(text).not.toContain('>');
  });

  it('says what was left out, and that the run is not finished', () => {
    const run = describedRun({ rejected: 17, unlabelled: 31, isFinished: false });
    const text = render(format, evalReport({ run }));
    for (const part of ['17 unreadable', '31 without a label', 'NOT FINISHED']) expect(text).toContain(part);
    expect(render(format, evalReport())).not.toMatch(/NOT FINISHED|unreadable|without a label/);
  });

  it('says where the model runs', () => {
    const run = describedRun({ model: 'gpt-x', modelHost: 'models.test', notice: null });
    expect(render(format, evalReport({ run }))).toContain('gpt-x at models.test');
    expect(render(format, evalReport({ run: describedRun({ model: null, notice: null }) }))).toContain('no model');
  });

  it('says what it cost and how fast it was', () => {
    const text = render(format, evalReport());
    for (const part of ['45 calls', '5 cached', '36540', '4320', '$0.0215', '123 ms', '456 ms'])
      expect(text).toContain(part);
  });
});

it('JSON is the report itself', () => {
  expect(JSON.parse(render('json', evalReport()))).toEqual(evalReport());
  expect(JSON.parse(render('json', emptyEvalReport()))).toEqual(emptyEvalReport());
});

it('JSON holds the notice', () => {
  expect(JSON.parse(render('json', evalReport()))).toMatchObject({ run: { notice: NOTICE } });
});

describe('CSV', () => {
  const rowsOf = (report: Report): Record<string, string>[] => parse(RENDERERS.csv(report), { columns: true });

  it('has one figure a line', () => {
    const rows = rowsOf(evalReport());
    const find = (basis: string, scope: string, metric: string) =>
      rows.filter((row) => row.basis === basis && row.scope === scope && row.metric === metric);
    expect(find('strict', 'detection', 'recall')).toEqual([
      {
        basis: 'strict',
        scope: 'detection',
        metric: 'recall',
        value: '0.223',
        low: '0.173',
        high: '0.273',
        n: '40',
        pipeline: 'cot',
        model: 'embedded (a lexical reader, no LLM)',
      },
    ]);
    expect(find('answered', 'category=failure', 'f1')).toMatchObject([{ value: '0.573' }]);
    expect(find('strict', 'all', 'mcc')).toMatchObject([{ value: '-0.27', n: '40' }]);
    expect(find('strict', 'product=dns', 'accuracy')).toMatchObject([{ value: '0.333', n: '9' }]);
  });

  it('leaves empty what is not defined', () => {
    const row = rowsOf(emptyEvalReport()).find(({ metric }) => metric === 'accuracy');
    expect(row).toMatchObject({ value: '', low: '', high: '', n: '0' });
  });

  it('has every line of as many cells as the header', () => {
    for (const report of [evalReport(), classifyReport()]) {
      // csv-parse refuses rows of another length
      expect(rowsOf(report).length).toBeGreaterThan(4);
    }
  });

  it.each(['detection', 'micro'])('a category named %s hides no figure of the whole', (name) => {
    const report = evalReport();
    const own = report.strict.perCategory.failure;
    if (own === undefined) throw new Error('expected a category');
    const strict = { ...report.strict, perCategory: { [name]: own } };
    const values = rowsOf({ ...report, strict }).map(({ value }) => value);
    expect(values).toContain('0.264');
    expect(values).toContain('0.437');
    expect(values).toContain('0.474');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', "=cmd|' /C calc'!A0"])('no cell begins like a formula: %s', (hostile) => {
    const report = evalReport({ slices: [slice(hostile), slice(hostile, { dimension: 'tag' })] });
    for (const row of rowsOf(report)) {
      const texts = [row.basis, row.scope, row.metric];
      expect(texts.filter((cell) => /^[=+\-@\t\r]/.test(cell ?? ''))).toEqual([]);
    }
  });
});
