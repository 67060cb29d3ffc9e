import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { share } from '../../../src/metrics/share.ts';
import { renderHtml } from '../../../src/reports/html/render-html.ts';
import { describedRun, emptyEvalReport, evalReport, NOTICE, slice } from '../build.ts';
import { ablationPage, HOSTILE, hostilePage, htmlPage, manyTickets, pageRow } from './build.ts';

/** What a reader sees, without scripts, styles and tags. */
const visible = (html: string): string =>
  html
    .replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const sectionsOf = (html: string): string[] => [...html.matchAll(/<section id="([\w-]+)"/g)].map(([, id = '']) => id);

const sha256 = (text: string): string => createHash('sha256').update(text).digest('base64');

describe('the page of an eval', () => {
  const html = renderHtml(htmlPage());

  it('has its sections, and a link to each', () => {
    const ids = ['overview', 'plane', 'categories', 'confusion', 'slices', 'cost', 'tickets'];
    expect(sectionsOf(html)).toEqual(ids);
    for (const id of ids) expect(html).toContain(`<a href="#${id}">`);
  });

  it('says what was evaluated, and what the embedded model is', () => {
    const text = visible(html);
    for (const part of ['tickets.jsonl', 'cot', 'embedded', '45', '88.9 %', NOTICE]) expect(text).toContain(part);
  });

  it('holds the headline on both bases with intervals', () => {
    const text = visible(html);
    for (const part of ['31.2 [26.2, 36.2]', '81.1 [76.1, 86.1]', '−0.27', '0.43']) expect(text).toContain(part);
  });

  it('tells the most frequent mistakes', () => {
    expect(visible(html)).toContain('9 × failure → other, 7 × other → failure, 2 × failure → unparsed');
  });

  it('is the same for the same page', () => {
    expect(renderHtml(htmlPage())).toBe(html);
  });

  it('warns of what is missing', () => {
    const report = evalReport({ run: describedRun({ isFinished: false, rejected: 3, unlabelled: 2 }) });
    const text = visible(renderHtml(htmlPage({ rows: [pageRow('cot', { report })], tickets: [] })));
    for (const part of ['Not finished', '3 records could not be read', '2 tickets without a label'])
      expect(text).toContain(part);
  });

  it('shows calibration and stability where there are any', () => {
    const bin = { low: 0.5, high: 1, n: 40, meanConfidence: 0.8, accuracy: 0.7 };
    const calibration = { brier: share(6, 40), expectedError: share(4, 40), reliability: [bin], unknown: 5 };
    const vote = { accuracy: share(1, 3), macroF1: share(1, 4), detection: evalReport().strict.detection };
    const stability = { unanimous: share(9, 10), agreement: share(19, 20), vote };
    const report = evalReport({ calibration, stability });
    const page = renderHtml(htmlPage({ rows: [pageRow('cot · embedded', { report })] }));
    expect(sectionsOf(page)).toContain('calibration');
    for (const part of ['10.0 points', '0.150', '90.0 %', '95.0 %', '33.3 %']) expect(visible(page)).toContain(part);
  });

  it('folds long tables of slices, and leaves the smallest of very many to the CSV', () => {
    const slices = Array.from({ length: 120 }, (_, index) => slice(`p${index}`, { tickets: index + 1 }));
    const page = renderHtml(htmlPage({ rows: [pageRow('cot · embedded', { report: evalReport({ slices }) })] }));
    expect(page).toContain('<details><summary><h3>By product</h3>');
    expect(visible(page)).toContain('20 smaller slices are in report.csv');
    expect(page).toContain('>p20<');
    expect(page).not.toContain('>p19<');
  });

  it('has no number that is none', () => {
    const text = visible(renderHtml(htmlPage({ rows: [pageRow('cot', { report: emptyEvalReport() })], tickets: [] })));
    expect(text).not.toMatch(/NaN|undefined|Infinity|\[object|null/);
    expect(text).toContain('n/a');
  });
});

describe('the page of an ablation', () => {
  const html = renderHtml(ablationPage());

  it('compares first, then tells the steps', () => {
    expect(sectionsOf(html).slice(0, 3)).toEqual(['overview', 'steps', 'plane']);
    expect(visible(html)).toContain('may be chance');
    expect(visible(html)).toContain('may be chance p 0.267, adjusted 0.534 +3.1 holds 0 −1.2 to +7.4');
  });

  it('marks published figures as of other data and another model', () => {
    expect(visible(html)).toContain('other data, another model');
    expect(visible(html)).toContain('TickIt, FSE 2025');
  });

  it('has a heat map and bars of each row', () => {
    expect(html.match(/<title>Labels and answers<\/title>/g)).toHaveLength(2);
    expect(html.match(/<title>Precision, recall and F1 by category<\/title>/g)).toHaveLength(2);
  });
});

it('takes at least one row', () => {
  expect(() => renderHtml(htmlPage({ rows: [] }))).toThrow(RangeError);
});

it('lets only its own script and style run, and loads nothing', () => {
  const html = renderHtml(htmlPage());
  const [, policy = ''] = /Content-Security-Policy" content="([^"]*)"/.exec(html) ?? [];
  const [, style = ''] = /<style>(.*?)<\/style>/s.exec(html) ?? [];
  const [, script = ''] = /<script>(.*?)<\/script>/s.exec(html) ?? [];
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain(`style-src 'sha256-${sha256(style)}'`);
  expect(policy).toContain(`script-src 'sha256-${sha256(script)}'`);
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|url\(|\sstyle="|\son\w+="/);
});

it('holds no text of others as markup', () => {
  const html = renderHtml(hostilePage());
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html).not.toContain('<img');
  expect(html).not.toMatch(/<svg onload/);
  expect(html).not.toContain(HOSTILE);
});

it('stays below 3 MB with 5,000 tickets of 700 letters', () => {
  expect(Buffer.byteLength(renderHtml(htmlPage({ tickets: manyTickets(5000, 700) })))).toBeLessThan(3_000_000);
});

it('says how many tickets are here when these are not all', () => {
  const [row] = htmlPage().rows;
  const html = renderHtml(
    htmlPage({ isComplete: false, rows: [{ ...row!, report: { ...row!.report, tickets: 9000 } }] }),
  );
  expect(html).toContain('Of 9000 tickets 3 are here, those with a wrong answer first, to keep this page small.');
  expect(renderHtml(htmlPage())).not.toContain('are here, those with');
});
