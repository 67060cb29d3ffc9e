import chalk from 'chalk';
import { beforeAll, expect, it } from 'vitest';
import { decimalWithInterval, dollars, milliseconds, percent, percentWithInterval } from '../../src/reports/format.ts';
import { renderMarkdown } from '../../src/reports/markdown.ts';
import { renderPlan } from '../../src/reports/plan.ts';
import { renderTerminal } from '../../src/reports/terminal.ts';
import type { Plan } from '../../src/runs/plan/plan.ts';
import { classifyReport, NONE } from './build.ts';

beforeAll(() => {
  chalk.level = 0;
});

it.each([
  [0, '0.0'],
  [1, '100.0'],
  [0.8125, '81.3'],
  [0.0004, '0.0'],
  [null, 'n/a'],
])('the share %j is %s percent', (value, text) => {
  expect(percent({ value })).toBe(text);
});

it('intervals stand in brackets, and are left out where there is none', () => {
  expect(percentWithInterval({ value: 0.5, low: 0.25, high: 1, n: 4 })).toBe('50.0 [25.0, 100.0]');
  expect(percentWithInterval({ value: 0.5, low: null, high: null, n: 4 })).toBe('50.0');
  expect(percentWithInterval(NONE)).toBe('n/a');
  expect(decimalWithInterval({ value: -0.25, low: -0.5, high: 0.125, n: 4 })).toMatch(/^−0\.25 \[−0\.50, 0\.1[23]\]$/);
  expect(decimalWithInterval({ value: 1, low: null, high: 1, n: 4 })).toBe('1.00');
  expect(decimalWithInterval(NONE)).toBe('n/a');
  // what is written as 0 has no sign
  expect(decimalWithInterval({ value: -0.001, low: null, high: null, n: 4 })).toBe('0.00');
});

it.each([
  [0.4, '0.4 ms'],
  [123.4, '123 ms'],
  [null, 'unknown'],
])('%j milliseconds are %s', (value, text) => {
  expect(milliseconds(value)).toBe(text);
});

it.each([
  [0, '$0.0000'],
  [0.0215, '$0.0215'],
  [12.375, '$12.38'],
  [null, 'unknown'],
])('%j dollars are %s', (value, text) => {
  expect(dollars(value)).toBe(text);
});

/** The table of that title, up to the next blank line but one. */
const tableOf = (text: string, title: string): string =>
  text.slice(text.indexOf(title)).split(/\n\n(?=45 calls)/)[0] ?? '';

it('a table in the terminal has columns and no lines', () => {
  expect(tableOf(renderTerminal(classifyReport()), 'Answers')).toMatchInlineSnapshot(`
    "Answers
    category                      tickets     %
    failure                            14  31.1
    other                              26  57.8
    unparsed                            3   6.7
    failed                              2   4.4
    escalated, of those answered       14  35.0"
  `);
});

it('a table in Markdown has a heading and numbers to the right', () => {
  expect(tableOf(renderMarkdown(classifyReport()), '## Answers')).toMatchInlineSnapshot(`
    "## Answers

    | category | tickets | % |
    | --- | ---: | ---: |
    | failure | 14 | 31.1 |
    | other | 26 | 57.8 |
    | unparsed | 3 | 6.7 |
    | failed | 2 | 4.4 |
    | escalated, of those answered | 14 | 35.0 |"
  `);
});

const PLAN: Plan = {
  version: 1,
  kind: 'plan',
  tickets: 2000,
  calls: 4000,
  inputTokens: 90_000,
  measured: 500,
  assumedOutputTokens: 800_000,
  costUsd: 1.5,
  minutes: 8,
  cachedCalls: 1000,
  range: {
    low: { liveCalls: 3000, inputTokens: 90_000, outputTokens: 120_000, costUsd: 0.5, minutes: 8 },
    high: { liveCalls: 6000, inputTokens: 200_000, outputTokens: 4_000_000, costUsd: 9, minutes: 20 },
  },
  mostRequests: 36_000,
  firstPrompt: [
    { role: 'system', content: 'Judge.\nBriefly.' },
    { role: 'user', content: 'It is \u001b[31mdown\u202e.' },
  ],
};

it('a plan says that nothing was sent, what it would take, and shows the first prompt line by line', () => {
  const text = renderPlan(PLAN);
  const parts = [
    'nothing was sent',
    'calls          4000, of which the cache holds 1000',
    '3000 to 6000',
    'at most 36000',
    '90000 to 200000, estimated from 500',
    '120000 to 4000000',
    '$0.5000 to $9.00, with replies of middling length $1.50',
    '8.0 to 20.0 minutes',
  ];
  for (const part of parts) expect(text).toContain(part);
  expect(text).toContain('--- system ---\nJudge.\nBriefly.');
  expect(text).toContain('--- user ---\nIt is down.');
});

it('a plan says what is not known', () => {
  const { low } = PLAN.range;
  const unknown = { ...low, costUsd: null, minutes: null };
  const range = { low: unknown, high: unknown };
  const text = renderPlan({ ...PLAN, tickets: 500, costUsd: null, minutes: null, range, firstPrompt: null });
  expect(text).toMatch(/cost +unknown/);
  expect(text).toMatch(/time +unknown/);
  expect(text).toContain('counted');
  expect(text).not.toContain('---');
});
