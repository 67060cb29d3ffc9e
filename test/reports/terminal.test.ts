import chalk from 'chalk';
import { beforeAll, describe, expect, it } from 'vitest';
import { renderPartsTerminal } from '../../src/reports/parts-terminal.ts';
import { renderTable, renderTerminal } from '../../src/reports/terminal.ts';
import type { TextTable } from '../../src/reports/text-table.ts';
import { columnsOf } from '../../src/util/text-columns.ts';
import { ablateReport, evalReport, slice } from './build.ts';
import { sweepReport } from './sweep/build.ts';

beforeAll(() => {
  chalk.level = 0;
});

const TABLE: TextTable = {
  title: 'What each step changes',
  isSlice: false,
  columns: ['from', 'to', 'fixed', 'macro F1', 'note'],
  rows: [
    ['direct', 'cot', '13', '−8.3 [−17.1, +0.5]', ''],
    ['cot', '数据库', '5', 'n/a', 'few'],
  ],
};

it('stands words left and numbers right', () => {
  expect(renderTable(TABLE)).toBe(
    [
      'What each step changes',
      'from    to      fixed            macro F1  note',
      'direct  cot        13  −8.3 [−17.1, +0.5]',
      'cot     数据库      5                 n/a  few',
    ].join('\n'),
  );
});

it('stays a table on a screen that is just wide enough', () => {
  expect(renderTable(TABLE, 47)).toBe(renderTable(TABLE));
});

it('tells the same row by row on a narrower screen, and leaves empty cells out', () => {
  expect(renderTable(TABLE, 34)).toBe(
    [
      'What each step changes',
      'from: direct',
      '  to: cot · fixed: 13',
      '  macro F1: −8.3 [−17.1, +0.5]',
      'from: cot',
      '  to: 数据库 · fixed: 5',
      '  macro F1: n/a · note: few',
    ].join('\n'),
  );
});

it('leaves out a table without rows', () => {
  expect(renderTable({ ...TABLE, rows: [] })).toBe('');
  const text = renderPartsTerminal([
    { kind: 'heading', text: 'first' },
    { kind: 'table', table: { ...TABLE, rows: [] } },
    { kind: 'lines', lines: ['last'] },
  ]);
  expect(text).toBe('first\n\nlast\n');
});

it('says why it shows none of the slices of few tickets', () => {
  const few = ['a', 'b', 'c'].map((name) => slice(name, { tickets: 4 }));
  const text = renderTerminal(evalReport({ slices: few }));
  expect(text).toContain('\nBy product, strict, %: none of 5 tickets or more, 3 more in the report files\n');
  expect(text).not.toContain('product  precision');
});

describe.each([
  ['an evaluation', evalReport()],
  ['an ablation', ablateReport()],
  ['a sweep', sweepReport()],
])('the report of %s', (_, report) => {
  it.each([60, 80])('has no line wider than %i columns', (width) => {
    const lines = renderTerminal(report, width).split('\n');
    expect(lines.filter((line) => columnsOf(line) > width)).toEqual([]);
  });

  it('says the same figures at 60 columns as anywhere', () => {
    const figures = (text: string): string[] => [...new Set(text.match(/[+−]?\d+\.\d+/g))].sort();
    expect(figures(renderTerminal(report, 60))).toEqual(figures(renderTerminal(report)));
  });
});

it('tells of a step which figure the test speaks of, and that macro F1 is another', () => {
  const text = renderTerminal(ablateReport());
  expect(text).toContain('Tickets fixed against broken: exact McNemar');
  expect(text).toContain('it says nothing of macro F1');
  expect(text).toMatch(/fixed {2}broken {2}p fixed\/broken {2}after Holm +macro F1\n/);
});
