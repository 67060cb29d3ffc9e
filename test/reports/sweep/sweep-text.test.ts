import chalk from 'chalk';
import { parse } from 'csv-parse/sync';
import { beforeAll, describe, expect, it } from 'vitest';
import { RENDERERS } from '../../../src/reports/index.ts';
import type { SweepReport } from '../../../src/runs/report/sweep-report.ts';
import { link, NOTICE, sweepReport } from './build.ts';

beforeAll(() => {
  chalk.level = 0;
});

const terminal = (report: SweepReport = sweepReport()): string => RENDERERS.terminal(report);

/** The lines below the first that begins with `title`, up to an empty one. */
function part(text: string, title: string): string {
  const [, rest = ''] = text.split(`\n${title}`);
  return `\n${title}${rest.split('\n\n')[0] ?? ''}\n`;
}

describe('in the terminal', () => {
  it('says what was grouped, by what, and what comes of it', () => {
    expect(terminal().split('\n').slice(0, 7).join('\n')).toMatchInlineSnapshot(`
      "tickets.jsonl · 12 escalations of 8 incidents · embedder embedded (a lexical reader, no LLM) · model embedded (a lexical reader, no LLM) · representative rewrite · window 72 h · same product
      Grouped by the embedded embedder: a lexical reader.

      Recommended: with rewriting θ 0.88: best B-cubed F1 on the development part (divided by time); at most 1 point lower from 0.87 to 0.885.
      Without rewriting θ 0.88: best B-cubed F1 on the development part (divided by time); at most 1 point lower from 0.87 to 0.885.
      At θ 0.88 rewriting gains 2 links, 1 of them right, and loses 1, 1 of them right.
      2 of 9 rewrites (22.2 %) lost an error code, a product or a version of their sources."
    `);
  });

  it('has a table of figures by threshold, the baselines at its ends', () => {
    expect(part(terminal(), 'Groups without')).toMatchInlineSnapshot(`
      "
      Groups without rewriting, all escalations, % with 95 % interval; * chosen
      θ           B³ P  B³ R              B³ F1  pairs F1  links   ARI     V
      link-all    32.0  28.0  30.0 [25.0, 35.0]      26.0   21.0  0.17  16.0
      0.86        72.0  68.0  70.0 [65.0, 75.0]      66.0   61.0  0.57  56.0
      0.88 *      82.0  78.0  80.0 [75.0, 85.0]      76.0   71.0  0.67  66.0
      0.90        77.0  73.0  75.0 [70.0, 80.0]      71.0   66.0  0.62  61.0
      never-link  52.0  48.0  50.0 [45.0, 55.0]      46.0   41.0  0.37  36.0
      "
    `);
    expect(part(terminal(), 'Groups with rewriting')).toContain('\n0.88 *      84.0  80.0  82.0 [77.0, 87.0]');
  });

  it('has a table of alerts', () => {
    expect(part(terminal(), 'Alerts without')).toMatchInlineSnapshot(`
      "
      Alerts without rewriting: one is right for each incident; F1 in %
      θ           alerts  true  deviation  extra  swallowed                 F1
      link-all         1     8         −7      0          8  18.0 [13.0, 23.0]
      0.86             6     8         −2      0          3  58.0 [53.0, 63.0]
      0.88 *           8     8         ±0      1          1  68.0 [63.0, 73.0]
      0.90            11     8         +3      4          0  63.0 [58.0, 68.0]
      never-link      12     8         +4      5          0  38.0 [33.0, 43.0]
      "
    `);
  });

  it('has a smaller one of incidents with several tickets', () => {
    expect(part(terminal(), 'Only the 3 incidents')).toMatchInlineSnapshot(`
      "
      Only the 3 incidents with several tickets, by rewriting, %
      θ                   B³ F1 off  pairs off           B³ F1 on  pairs on
      link-all    30.0 [25.0, 35.0]       26.0  30.0 [25.0, 35.0]      26.0
      0.86        60.0 [55.0, 65.0]       56.0  65.0 [60.0, 70.0]      61.0
      0.88        65.0 [60.0, 70.0]       61.0  70.0 [65.0, 75.0]      66.0
      0.90        62.0 [57.0, 67.0]       58.0  67.0 [62.0, 72.0]      63.0
      never-link  50.0 [45.0, 55.0]       46.0  50.0 [45.0, 55.0]      46.0
      "
    `);
  });

  it('shows the chosen thresholds on both parts', () => {
    expect(part(terminal(), 'The chosen')).toMatchInlineSnapshot(`
      "
      The chosen θ where it was chosen and on what was held out, % with 95 % interval
      rewriting     θ  part       tickets  incidents              B³ F1  alerts
      off        0.88  chosen on        7          5  83.0 [78.0, 88.0]      +1
      off        0.88  held out         5          3  78.0 [73.0, 83.0]      −1
      on         0.88  chosen on        7          5  83.0 [78.0, 88.0]      +1
      on         0.88  held out         5          3  78.0 [73.0, 83.0]      −1
      "
    `);
  });

  it('sets the paper beside the effect of rewriting, as other data and another model', () => {
    expect(part(terminal(), 'What rewriting changes')).toMatchInlineSnapshot(`
      "
      What rewriting changes, B-cubed F1, %, each at the θ chosen for it; paper: TickIt (FSE 2025), other data and another model, its F1 of a kind not stated
      escalations            off            on  difference, points  relative
      all           80.0 at 0.88  82.0 at 0.88   +2.0 [−1.0, +5.0]      +2.5
      all, paper               ?             ?                   ?      +1.7
      multi         65.0 at 0.88  70.0 at 0.90   +5.0 [+1.0, +9.0]      +7.7
      multi, paper          70.6          74.9                   ?      +6.1
      "
    `);
  });

  it('lists some of the changed links and of what rewrites lost', () => {
    expect(part(terminal(), 'Links that')).toMatchInlineSnapshot(`
      "
      Links that rewriting changes at θ 0.88: 3 of 3
      change         ticket  incident  into the group of  similarity
      gained, right  T-5     I-1       T-1                     0.891
      gained, wrong  T-7     none      T-1                     0.880
      lost, right    T-9     I-1       T-1                     0.891
      "
    `);
    expect(part(terminal(), 'What rewrites left out')).toMatchInlineSnapshot(`
      "
      What rewrites left out of their sources: 2 of 2
      tickets   error codes      products  versions
      T-1, T-5  SERVFAIL, E1042  dns
      T-2                                  2.4.1
      "
    `);
  });

  it('keeps every table within 80 columns, even with a hundred percent and long ids', () => {
    const { points, baselines, ...report } = sweepReport();
    const long = link('T'.repeat(90), { incidentId: 'I'.repeat(90), founderId: 'F'.repeat(90) });
    const all = { value: 1, low: 1, high: 1, n: 5000 };
    const wide = <T extends (typeof points)[number] | (typeof baselines)[number]>(figures: T): T => ({
      ...figures,
      bcubed: { precision: all, recall: all, f1: all },
      pairwise: { precision: all, recall: all, f1: all },
      alerts: { ...figures.alerts, predicted: 5000, deviation: 4000, extra: 4000, swallowed: 1000, f1: all },
    });
    const text = terminal({
      ...report,
      points: points.map(wide),
      baselines: baselines.map(wide),
      rewriting: report.rewriting && { ...report.rewriting, gained: [long], lost: [long] },
    });
    const tables = text.split('\n\n').slice(2, -1);
    const rows = tables.flatMap((table) => table.split('\n').slice(1));
    expect(rows.filter((row) => row.length > 80)).toEqual([]);
  });
});

describe.each(['terminal', 'md'] as const)('for people: %s', (format) => {
  const render = (more: Partial<SweepReport> = {}): string => RENDERERS[format](sweepReport(more));

  it('calls the embedded model and embedder what they are, and holds the notice', () => {
    expect(render().match(/embedded \(a lexical reader, no LLM\)/g)).toHaveLength(2);
    expect(render()).toContain(NOTICE);
  });

  it('holds what speaks against the recommended threshold, and by what was divided', () => {
    const notices = ['The best may lie beyond.', 'It may be chance.'];
    const choices = sweepReport().choices.map((choice) => ({ ...choice, dividedBy: 'order' as const }));
    const text = render({ notices, choices });
    for (const notice of notices) expect(text).toContain(notice);
    expect(text).toContain('divided by their order in the data set');
  });

  it('says where other ones run, with no notice', () => {
    const { run } = sweepReport();
    const elsewhere = { model: 'gpt-x', modelHost: 'models.test', embedder: 'small', embedderHost: 'vectors.test' };
    const text = render({ run: { ...run, ...elsewhere, notice: null } });
    for (const words of ['gpt-x at models.test', 'small at vectors.test']) expect(text).toContain(words);
    expect(text).not.toMatch(/lexical|null/);
  });

  it('says what is missing', () => {
    const { run } = sweepReport();
    const text = render({ failed: 3, run: { ...run, rejected: 17, unlabelled: 31, isFinished: false } });
    for (const words of ['3 without description', '17 unreadable', '31 without a label', 'NOT FINISHED'])
      expect(text).toContain(words);
  });

  it('says when a plateau is a peak', () => {
    const choices = sweepReport().choices.map((choice) => ({ ...choice, plateau: { from: 0.88, to: 0.88 } }));
    expect(render({ best: null, choices })).toContain('neither neighbour is within 1 point of it');
  });

  it('writes no minus before nothing', () => {
    const points = sweepReport().points.map((point) => ({ ...point, ari: { ...point.ari, value: -0.001 } }));
    expect(render({ points })).not.toMatch(/[-−]0\.00/);
  });

  it('says what the run that escalated got wrong', () => {
    const { run } = sweepReport();
    const text = render({ falseAlarms: 2, missedIncidents: 5, run: { ...run, fromRun: 'results/cot' } });
    for (const words of ['by the run results/cot', '2 false alarms among them', '5 incidents missed by the run'])
      expect(text).toContain(words);
    expect(render()).not.toMatch(/false alarms|missed/);
  });

  it('says that no threshold will do', () => {
    const none = sweepReport().choices.map((choice) => ({
      ...choice,
      criterion: 'best B-cubed recall with B-cubed precision of at least 0.99',
      threshold: null,
      plateau: null,
      development: { ...choice.development, scores: null },
      heldOut: null,
    }));
    const text = render({ best: null, choices: none });
    expect(text).toContain('Without rewriting no θ meets what was asked for: best B-cubed recall');
    expect(text).toContain('With rewriting no θ');
    expect(text).not.toMatch(/Recommended|held out(?!,)|null|NaN/);
  });

  it('leaves out rewriting where there was none', () => {
    const points = sweepReport().points.filter(({ rewrite }) => !rewrite);
    const text = render({ points, rewriting: null, audit: null, choices: sweepReport().choices.slice(0, 1) });
    expect(text).not.toMatch(/paper|Links that|left out of|Groups with rewriting|B³ F1 on/);
  });

  it('gets no control code and no line of its own from an id', () => {
    const hostile = link('\u001b[2Ja\nb', { incidentId: '\u202ex', founderId: 'c\rd' });
    const rewriting = sweepReport().rewriting;
    const text = render({ rewriting: rewriting && { ...rewriting, gained: [hostile] } });
    expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202a-\u202e]/);
    expect(text).toContain('a b');
  });
});

it('JSON is the report itself', () => {
  expect(JSON.parse(RENDERERS.json(sweepReport()))).toEqual(sweepReport());
});

describe('CSV', () => {
  const rows: Record<string, string>[] = parse(RENDERERS.csv(sweepReport()), { columns: true });

  it('has one figure a line, with its interval', () => {
    expect(
      rows.filter(
        ({ threshold, rewrite, subset, metric }) =>
          threshold === '0.88' && rewrite === 'off' && subset === 'all' && metric === 'bcubed.f1',
      ),
    ).toEqual([
      {
        setting: 'threshold',
        threshold: '0.88',
        rewrite: 'off',
        subset: 'all',
        metric: 'bcubed.f1',
        value: '0.8',
        low: '0.75',
        high: '0.8500000000000001',
        n: '12',
        embedder: 'embedded (a lexical reader, no LLM)',
        model: 'embedded (a lexical reader, no LLM)',
      },
    ]);
  });

  it('has every figure of every point and baseline', () => {
    // 3 + 3 + 4 + 3 shares, ARI, V and 5 counts, of 2 × 2 × 3 points and 2 × 2 baselines
    expect(rows).toHaveLength((13 + 2 + 5) * (12 + 4));
  });

  it('has counts as plain numbers, the sign of a deviation too', () => {
    const deviation = rows.find(({ threshold, metric }) => threshold === '0.86' && metric === 'alerts.deviation');
    expect(deviation).toMatchObject({ value: '-2', low: '', high: '', n: '' });
    const baseline = rows.find(({ setting, metric }) => setting === 'never-link' && metric === 'alerts.predicted');
    expect(baseline).toMatchObject({ value: '12', threshold: '', rewrite: '' });
  });

  it('lets no name become a formula', () => {
    const { run } = sweepReport();
    const text = RENDERERS.csv(sweepReport({ run: { ...run, model: '=HYPERLINK("x")' } }));
    const [row]: Record<string, string>[] = parse(text, { columns: true });
    expect(row?.model).toMatch(/^'=/);
  });
});
