import { expect, it } from 'vitest';
import { brokenLines, columnsOf, wrapped } from '../../src/util/text-columns.ts';

it.each([
  ['', 0],
  ['ticket', 6],
  ['数据库', 6],
  ['db 挂了!', 8],
])('"%s" takes %i columns', (text, columns) => {
  expect(columnsOf(text)).toBe(columns);
});

it('prose is broken between words and nothing is lost', () => {
  expect(wrapped('one two three four', 9)).toBe('one two\nthree\nfour');
  expect(wrapped('one two three four', Infinity)).toBe('one two three four');
});

it('a word that is longer than a line keeps a line of its own', () => {
  expect(wrapped('a incomprehensible b', 6)).toBe('a\nincomprehensible\nb');
});

it('wide letters count twice', () => {
  expect(wrapped('数据 库 db', 6)).toBe('数据\n库 db');
});

it('pieces are kept whole', () => {
  expect(brokenLines(['F1: 1', 'recall: 2', 'calls: 3'], ' · ', 17)).toEqual(['F1: 1 · recall: 2', 'calls: 3']);
  expect(brokenLines([], ' · ', 17)).toEqual([]);
});
