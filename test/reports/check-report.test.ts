import { expect, it } from 'vitest';
import { checkParts } from '../../src/reports/check-parts.ts';
import { renderJunit } from '../../src/reports/junit.ts';
import { renderPartsMarkdown } from '../../src/reports/parts-markdown.ts';
import { renderPartsTerminal } from '../../src/reports/parts-terminal.ts';
import type { Comparison } from '../../src/runs/comparison/comparison.ts';
import type { CheckReport } from '../../src/runs/gate/gate-report.ts';
import { judge, type GateRules } from '../../src/runs/gate/gate.ts';
import { makeComparison, NO_RULES } from '../runs/build-comparison.ts';

const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const tickets = (...first: string[]) => ({ count: first.length, first });

/** Seven answers broken, of which the gate lets none pass. */
const report = (more: Partial<Comparison> = {}, rules: Partial<GateRules> = {}): CheckReport =>
  judge(makeComparison({ broken: 7, more }), {
    ...NO_RULES,
    margins: [{ figure: 'f1', value: 0.02 }],
    maxBroken: { count: 0 },
    ...rules,
  });

const markdown = (check: CheckReport): string => renderPartsMarkdown(checkParts(check));

const CHANGES: Partial<Comparison> = {
  categories: [{ category: 'failure', tickets: 60, fixed: 1, broken: 2, pValue: 1, adjustedP: 1 }],
  changes: [
    { outcome: 'broken', label: 'failure', from: 'failure', to: 'other', tickets: tickets('T-1', 'T-2') },
    { outcome: 'fixed', label: 'other', from: 'failure', to: 'other', tickets: tickets('T-3') },
  ],
  texts: [{ name: 'cot.md', baseHash: 'a', changedHash: 'b', diff: '--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n' }],
};

it('says the verdict first, then why, the gate, what broke, what was fixed and how prompts differ', () => {
  const text = markdown(report(CHANGES));
  const places = [
    '# tickit check: regressed',
    '7 answers were broken, 0 may be.',
    'Next: look at what was broken',
    '## Gate',
    '## Tickets broken: right before, wrong now (2)',
    'T-1, T-2',
    '## Tickets fixed: wrong before, right now (1)',
    '```diff\n--- a\n+++ b\n@@ -1 +1 @@\n-old\n+new\n```',
    '## By category',
    'How it was computed',
  ].map((piece) => text.indexOf(piece));
  expect(places).not.toContain(-1);
  expect(places).toEqual(places.toSorted((a, b) => a - b));
});

it('stays under 60 kB however much there is to say, and says what is missing', () => {
  const changes = Array.from({ length: 3000 }, (_, index) => ({
    outcome: 'broken' as const,
    label: `label-${index}`,
    from: 'failure',
    to: 'other',
    tickets: tickets('漢'.repeat(40)),
  }));
  const diff = `--- a\n+++ b\n${'+漢漢漢漢漢漢漢漢漢漢\n'.repeat(20_000)}`;
  const texts = Array.from({ length: 30 }, (_, index) => ({
    name: `p${index}.md`,
    baseHash: 'a',
    changedHash: 'b',
    diff,
  }));
  for (const more of [{ texts }, { changes }]) {
    const text = markdown(report(more));
    expect(Buffer.byteLength(text)).toBeLessThan(60_000);
    expect(text).toContain('# tickit check: regressed');
    expect(text).toContain('The rest did not fit');
  }
  expect(markdown(report({ texts: texts.slice(0, 1) }))).toMatch(/… \d+ more lines\n```/);
});

it('what decided comes first, and the power where nothing is', () => {
  const [, why, next] = markdown(report()).split('\n\n');
  expect([why, next]).toEqual(['7 answers were broken, 0 may be.', expect.stringMatching(/^Next: look at what/)]);
  expect(markdown(report({}, { maxBroken: null }))).toContain('Nothing is left to do.');
  const wide = {
    base: 0.8,
    changed: 0.8,
    draws: Float64Array.from({ length: 1001 }, (_, index) => (index - 500) / 5000),
  };
  const undecided = judge(makeComparison({ f1: wide }), { ...NO_RULES, margins: [{ figure: 'f1', value: 0.02 }] });
  expect(markdown(undecided)).toMatch(
    /A fall of \d+\.\d points beyond the margin would have been found four times of five/,
  );
  expect(markdown(undecided)).toContain('Next: add labelled tickets');
  const few = judge(makeComparison({ coverage: 0.5 }), { ...NO_RULES, minCoverage: 0.9 });
  expect(markdown(few)).toContain('Next: see in predictions.jsonl');
});

it('five thousand changed tickets of hostile names stay below 60 kB, and become no markup, mention or reference', () => {
  const name = (index: number): string =>
    `#${index} @team \`${'`'.repeat(index % 5)}\` | <img src=x> [a](http://b) GH-${index}`;
  const changes = Array.from({ length: 50 }, (_, cell) => ({
    outcome: 'broken' as const,
    label: `label ${cell} |`,
    from: 'a',
    to: 'b',
    tickets: { count: 100, first: Array.from({ length: 100 }, (__, index) => name(cell * 100 + index)) },
  }));
  const text = markdown(report({ changes }));
  expect(Buffer.byteLength(text)).toBeLessThan(60_000);
  expect(text).toContain('Tickets broken: right before, wrong now (5000)');
  expect(text).not.toMatch(/(?<!\\)[`<[]|@team|:\/\/b|(?<![\\&])#\d/);
  // Nothing of a name ends its cell: every row has four.
  const rows = text.split('\n').filter((line) => line.startsWith('| label '));
  expect(rows.length).toBeGreaterThan(1);
  for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
});

const HOSTILE = 'a`````b|c\u001b[2J\u202e@everyone <b>x</b>\n# heading';

it('ids, names and prompts of others become no markup and no control codes', () => {
  const check = report({
    changes: [{ outcome: 'broken', label: HOSTILE, from: HOSTILE, to: 'other', tickets: tickets(HOSTILE) }],
    texts: [{ name: 'cot.md', baseHash: 'a', changedHash: 'b', diff: `+${HOSTILE}\u0007\n` }],
    parameters: [{ name: 'model', base: HOSTILE, changed: '"' }],
  });
  const text = markdown(check);
  expect(text).not.toMatch(CONTROLS);
  expect(text.replace(/`{6}diff[\s\S]*?`{6}/, '')).not.toMatch(/<b>|@everyone|^# heading/m);
  expect(text).toContain('``````diff\n+a`````b');
  expect(renderPartsTerminal(checkParts(check))).not.toMatch(CONTROLS);
});

it('JUnit has a case for each check, with what failed', () => {
  expect(renderJunit(report(), { inconclusivePasses: false })).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites>
<testsuite name="tickit check" tests="3" failures="1" errors="0" skipped="0">
<testcase classname="tickit.check" name="f1"></testcase>
<testcase classname="tickit.check" name="answers broken"><failure type="regressed" message="7 answers were broken, 0 may be."/></testcase>
<testcase classname="tickit.check" name="tickets answered"></testcase>
</testsuite>
</testsuites>
`);
});

it.each([
  { inconclusivePasses: false, counts: 'errors="1" skipped="0"', element: '<error type="inconclusive"' },
  { inconclusivePasses: true, counts: 'errors="0" skipped="1"', element: '<skipped message=' },
])('an inconclusive check is $element', ({ inconclusivePasses, counts, element }) => {
  const check = judge(makeComparison({ coverage: 0.5 }), { ...NO_RULES, minCoverage: 0.9 });
  const text = renderJunit(check, { inconclusivePasses });
  expect(text).toContain(counts);
  expect(text).toContain(element);
});

it('JUnit escapes what it names', () => {
  const check = report({}, { maxBroken: null });
  const hostile: CheckReport = {
    ...check,
    checks: check.checks.map((one) => (one.kind === 'margin' ? { ...one, figure: '"<&\'\u0000\u001b[2J' } : one)),
  };
  expect(renderJunit(hostile, { inconclusivePasses: false })).toContain('name="&quot;&lt;&amp;&#39;"');
});
