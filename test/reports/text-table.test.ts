import { expect, it } from 'vitest';
import { renderTable as renderMarkdownTable } from '../../src/reports/markdown.ts';
import { alignments, type TextTable } from '../../src/reports/text-table.ts';

const tableOf = (columns: string[], ...rows: string[][]): TextTable => ({
  title: 'A table',
  isSlice: false,
  columns,
  rows,
});

it.each([
  ['figures', ['67.6', '0.0'], 'right'],
  ['figures with intervals', ['67.6 [53.0, 79.2]', 'n/a'], 'right'],
  ['signed points', ['+1.0 [−2.0, +4.0]', '−8.3 [−17.1, +0.5]'], 'right'],
  ['counts with a sign', ['±0', '+3'], 'right'],
  ['changes', ['81.2 → 74.1', 'n/a'], 'right'],
  ['figures with units', ['0.7 ms', 'unknown'], 'right'],
  ['dollars', ['$0.0000', 'unknown'], 'right'],
  ['probabilities', ['<0.001', '0.079'], 'right'],
  ['published figures, some of which are unknown', ['? / 89.2 / ?', ''], 'right'],
  ['figures at a threshold', ['78.1 at 0.90', '?'], 'right'],
  ['nothing known', ['n/a', ''], 'right'],
  ['names', ['embedded', '–'], 'left'],
  ['ids', ['T-0054', 'none'], 'left'],
  ['versions', ['2.4.1', ''], 'left'],
  ['dates and weeks', ['2025-W18', '2025-03-04'], 'left'],
  ['error codes', ['HTTP 504', '504_TIMEOUT'], 'left'],
  ['numbers and a word among them', ['0.90', 'none'], 'left'],
])('a column of %s', (_, cells, side) => {
  expect(alignments(tableOf(['', 'column'], ...cells.map((cell) => ['row', cell])))).toEqual(['left', side]);
});

it('the name of a row stands left, whatever it is', () => {
  expect(alignments(tableOf(['θ', 'F1'], ['0.90', '0.5']))).toEqual(['left', 'right']);
});

it('Markdown stands text left and numbers right, too', () => {
  expect(renderMarkdownTable(tableOf(['label', 'which', 'tickets'], ['other', 'T-1, T-2', '2']))).toContain(
    '| --- | --- | ---: |',
  );
});

it('Markdown leaves out a table without rows', () => {
  expect(renderMarkdownTable(tableOf(['label', 'tickets']))).toBe('');
});
