import chalk from 'chalk';
import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { renderMarkdown } from '../../src/reports/markdown.ts';
import { renderTerminal } from '../../src/reports/terminal.ts';
import type { EvalReport } from '../../src/runs/report/report.ts';
import { describedRun, evalReport, slice } from './build.ts';

beforeAll(() => {
  chalk.level = 0;
});

/** A report in which everything that comes from files is hostile. */
function hostileReport(text: string): EvalReport {
  return evalReport({
    run: describedRun({ dataset: text, model: text, modelHost: text, isFinished: false }),
    slices: [slice(text), slice(text, { dimension: 'tag' })],
  });
}

const CONTROLS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

const ATTACKS = [
  ['colours', '\u001b[31mred\u001b[0m'],
  ['clearing the screen', '\u001b[2J\u001b[H'],
  ['a link', '\u001b]8;;https://evil.test\u0007click\u001b]8;;\u0007'],
  ['one-byte control sequences', '\u009b31mred'],
  ['writing backwards', 'a\u202egnp.exe\u202c\u2066b\u2069'],
  ['bells and backspaces', 'a\u0007\u0008\u0008b'],
  ['a return over the line', 'x\rdetection F1 100.0'],
] as const;

it.each(ATTACKS)('a terminal gets no control code: %s', (_, text) => {
  expect(renderTerminal(hostileReport(text))).not.toMatch(CONTROLS);
});

it.each(ATTACKS)('Markdown gets no control code: %s', (_, text) => {
  expect(renderMarkdown(hostileReport(text))).not.toMatch(CONTROLS);
});

it.each([
  ['terminal', renderTerminal],
  ['md', renderMarkdown],
] as const)('names of many lines make no lines of their own: %s', (_, render) => {
  const plain = render(hostileReport('plain')).split('\n').length;
  expect(render(hostileReport('a\nb\r\nc\u2028d')).split('\n')).toHaveLength(plain);
});

it.each([
  ['terminal', renderTerminal],
  ['md', renderMarkdown],
] as const)('an escape sequence that never ends does not hide the rest of the line: %s', (_, render) => {
  expect(render(hostileReport('a\u001b]0;title'))).toContain('NOT FINISHED');
});

it('in the terminal names with wide letters keep the columns', () => {
  const lines = renderTerminal(evalReport({ slices: [slice('数据库'), slice('dns')] })).split('\n');
  // a Chinese letter takes two places
  const width = (line: string): number => line.length + (line.match(/\p{Script=Han}/gu)?.length ?? 0);
  const [wide, narrow] = ['数据库', 'dns'].map((name) => lines.find((line) => line.startsWith(name)) ?? '');
  expect(width(wide ?? '')).toBe(width(narrow ?? ''));
});

it('in the terminal slices of few tickets, and any beyond twenty, are left to the files', () => {
  const many = Array.from({ length: 30 }, (_, index) => slice(`product-${String(index).padStart(2, '0')}`));
  const text = renderTerminal(evalReport({ slices: [...many, slice('tiny', { tickets: 4 })] }));
  expect(text).toContain('product-19');
  expect(text).not.toContain('product-20');
  expect(text).not.toContain('tiny');
  expect(text).toContain('11 more');
});

/** Cells of a table row, as GitHub splits them. */
const cellsOf = (line: string): string[] => line.split(/(?<!\\)(?:\\\\)*\|/).slice(1, -1);

const sliceLine = (text: string): string => {
  const lines = renderMarkdown(evalReport({ slices: [slice(text)] })).split('\n');
  return lines[lines.findIndex((line) => line.includes('By product')) + 4] ?? '';
};

it.each(['a|b', 'a\\|b', 'a\\\\|b', '| x | y |', '\\'])('a bar or a backslash makes no cell of its own: %s', (text) => {
  expect(cellsOf(sliceLine(text))).toHaveLength(6);
});

it.each([
  ['a link', '[click](https://evil.test)'],
  ['an image', '![x](https://evil.test/x.png)'],
  ['a tag', '<img src=x onerror=alert(1)>'],
  ['a comment', '<!-- hidden'],
  ['an automatic link', '<https://evil.test>'],
  ['emphasis', '**bold** _thin_ ~~gone~~'],
  ['code', '`code`'],
  ['a heading', '# Passed'],
])('Markdown shows %s as text', (_, text) => {
  const shown = sliceLine(text);
  // every character that could begin markup stands behind a backslash
  const bare = shown.replace(/\\[\\`*_[\]<>|#~!]/g, '').replace(/&#\d+;/g, '');
  expect(bare.replaceAll('|', '')).not.toMatch(/[`*_[\]<>#~!]/);
});

// GitHub Flavored Markdown 6.9: `www.`, `http://`, `https://` and addresses with @ become links without any mark
it.each(['https://evil.test/x', 'http://evil.test', 'ftp://evil.test', 'www.evil.test', 'see www.evil.test now'])(
  'GitHub makes no link of %s',
  (text) => {
    expect(sliceLine(text)).not.toMatch(/(?:https?|ftp):\/\/|(?<![A-Za-z0-9])www\.(?=[a-z])/);
  },
);

it.each(['@team', 'mail me@evil.test'])('GitHub calls nobody for %s', (text) => {
  expect(sliceLine(text)).not.toContain('@');
});

it('whatever a product is named, its row has six cells and no control codes', () => {
  const piece = fc.oneof(
    fc.constantFrom('|', '\\', '\n', '`', '<', '\u001b', '\u202e', '\r'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece), (pieces) => {
      const line = sliceLine(pieces.join(''));
      expect(cellsOf(line)).toHaveLength(6);
      expect(line).not.toMatch(CONTROLS);
    }),
    { numRuns: 300 },
  );
});
