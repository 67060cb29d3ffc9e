import { expect, it } from 'vitest';
import { rewriteKey, sourcesOf } from '../../src/dedup/rewrite.ts';

const numbered = (count: number): string[] => Array.from({ length: count }, (_, index) => `text ${index + 1}`);

it('a rewrite is made from each description once, in the order given', () => {
  expect(sourcesOf(['b', 'a', 'b', 'a', 'c'])).toEqual(['b', 'a', 'c']);
  expect(sourcesOf(numbered(20))).toEqual(numbered(20));
});

it('of more than twenty the first ten and the last ten are shown', () => {
  const sources = sourcesOf(numbered(100));
  expect(sources).toHaveLength(20);
  expect(sources.slice(0, 10)).toEqual(numbered(10));
  expect(sources.slice(10)).toEqual(numbered(100).slice(90));
});

it('texts that only together are the same are other sources', () => {
  expect(rewriteKey(['a', 'b'])).not.toBe(rewriteKey(['ab']));
  expect(rewriteKey(['a', 'b'])).toBe(rewriteKey(['a', 'b']));
});
