import { describe, expect, it } from 'vitest';
import { renderSweepHtml } from '../../../../src/reports/html/sweep/render-sweep-html.ts';
import { link, NOTICE, sweepReport } from '../../sweep/build.ts';
import { HOSTILE } from '../build.ts';
import { hostileSweepPage, manyEscalations, sweepPage } from './build.ts';

/** What a reader sees, without scripts, styles and tags. */
const visible = (html: string): string =>
  html
    .replace(/<(script|style)[^>]*>.*?<\/\1>/gs, '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ');

const sectionsOf = (html: string): string[] => [...html.matchAll(/<section id="([\w-]+)"/g)].map(([, id = '']) => id);

describe('the page of a sweep', () => {
  const html = renderSweepHtml(sweepPage());
  const text = visible(html);

  it('has its sections, and a link to each', () => {
    const ids = ['overview', 'charts', 'figures', 'choice', 'rewriting', 'audit', 'explorer'];
    expect(sectionsOf(html)).toEqual(ids);
    for (const id of ids) expect(html).toContain(`<a href="#${id}">`);
  });

  it('says what was swept, and what the embedded model is', () => {
    for (const words of ['tickets.jsonl', '12, by the labels', '8, 3 with several tickets', '72 h', NOTICE])
      expect(text).toContain(words);
    expect(text.match(/embedded \(a lexical reader, no LLM\)/g)?.length).toBeGreaterThanOrEqual(2);
  });

  it('warns first of what speaks against the recommended threshold', () => {
    const page = sweepPage();
    const notices = ['The best may lie beyond <0.95>.'];
    const warned = renderSweepHtml({ ...page, report: { ...page.report, notices } });
    expect(warned).toContain('<p class="notice warning" role="note">The best may lie beyond &lt;0.95&gt;.</p>');
    expect(html).not.toContain('may lie beyond');
  });

  it('holds the figures of each setting, and the chosen threshold on both parts', () => {
    for (const words of ['80.0 [75.0, 85.0]', '82.0 [77.0, 87.0]', 'link-all', 'never-link', '0.87 to 0.885'])
      expect(text).toContain(words);
    // a tile with what was held out
    expect(text).toContain('held out: 5 tickets of 3 incidents');
  });

  it('has four charts', () => {
    for (const title of [
      'B-cubed F1 by threshold, all escalations',
      'B-cubed F1 by threshold, incidents with several tickets',
      'Alerts more than incidents, by threshold',
      'Similarities of pairs',
    ])
      expect(html).toContain(`<title>${title}</title>`);
  });

  it('sets the paper apart as other data and another model', () => {
    const [, foreign = ''] = /<div class="published">(.*?)<\/table>/s.exec(html) ?? [];
    expect(visible(foreign)).toContain('other data, another model');
    for (const words of ['70.6', '74.9', '+6.1', '+1.7', 'θ 0.88']) expect(visible(foreign)).toContain(words);
  });

  it('leads from thresholds and changed links to groups', () => {
    expect(html).toContain('<a href="#at=0.88,off">0.88</a>');
    expect(html).toContain('<a href="#at=0.88,on,T-5">T-5</a>');
    expect(html).toContain('<a href="#at=0.88,off,T-9">T-9</a>');
  });

  it('tells what rewrites lost', () => {
    for (const words of ['DNS does not resolve.', 'SERVFAIL, E1042', '2.4.1', '22.2 %']) expect(text).toContain(words);
  });

  it('is the same for the same page', () => {
    expect(renderSweepHtml(sweepPage())).toBe(html);
  });
});

it('leaves out what there is not', () => {
  const points = sweepReport().points.filter(({ rewrite }) => !rewrite);
  const report = sweepReport({ points, rewriting: null, audit: null, best: null, choices: [] });
  const html = renderSweepHtml(sweepPage({ report, tickets: [], groupings: [] }));
  expect(sectionsOf(html)).toEqual(['overview', 'charts', 'figures']);
  expect(visible(html)).not.toMatch(/NaN|undefined|Infinity|\[object|null/);
});

it('warns of what is missing', () => {
  const { run } = sweepReport();
  const report = sweepReport({ failed: 4, run: { ...run, isFinished: false, rejected: 3, unlabelled: 2 } });
  const text = visible(renderSweepHtml(sweepPage({ report })));
  for (const words of [
    'Not finished',
    '4 tickets have no description',
    '3 records could not',
    '2 tickets without a label',
  ])
    expect(text).toContain(words);
});

it('says how many links and rewrites it leaves to the JSON', () => {
  const { rewriting, audit } = sweepReport();
  const gained = Array.from({ length: 130 }, (_, index) => link(`G-${index}`));
  const loss = { sources: Array.from({ length: 11 }, (_, index) => `S-${index}`), rewrite: 'x'.repeat(700) };
  const losses = Array.from({ length: 61 }, () => ({ ...loss, errorCodes: ['E1'], products: [], versions: [] }));
  const report = sweepReport({
    rewriting: rewriting && { ...rewriting, gained },
    audit: audit && { ...audit, losses },
  });
  const text = visible(renderSweepHtml(sweepPage({ report })));
  expect(text).toContain('30 more are in report.json');
  expect(text).toContain('1 more are in report.json');
  expect(text).toContain('S-7 and 3 more');
  expect(text).not.toContain('x'.repeat(600));
});

it('lets only its own script and style run, and holds no text of others as markup', () => {
  const html = renderSweepHtml(hostileSweepPage());
  expect(html).toContain("default-src 'none'");
  expect(html.match(/<script/g)).toHaveLength(2);
  expect(html).not.toContain('<img');
  expect(html).not.toMatch(/<svg onload/);
  expect(html).not.toContain(HOSTILE);
  expect(html.replaceAll('http://www.w3.org/2000/svg', '')).not.toMatch(/https?:|@import|url\(|\sstyle="|\son\w+="/);
});

it.each([300, 2000])(
  'stays below 3 MB with 5,000 escalations of %i letters, ten thresholds and rewriting',
  (letters) => {
    const thresholds = Array.from({ length: 10 }, (_, index) => (86 + index) / 100);
    const html = renderSweepHtml(sweepPage(manyEscalations(5000, letters, thresholds)));
    expect(Buffer.byteLength(html)).toBeLessThan(3_000_000);
    expect(html.includes('escriptions are cut short to keep this page small')).toBe(letters === 2000);
  },
);
