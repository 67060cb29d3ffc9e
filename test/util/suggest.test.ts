import { expect, it } from 'vitest';
import { didYouMean, suggest } from '../../src/util/suggest.ts';

it.each([
  ['a letter left out', 'direc', ['direct', 'cot'], 'direct'],
  ['two letters swapped', 'embeded', ['embedded', 'openai'], 'embedded'],
  ['the nearest of several', 'tagz', ['tags', 'tax'], 'tags'],
  ['the word itself', 'cot', ['cot', 'direct'], 'cot'],
  ['nothing near', 'kubernetes', ['direct', 'cot'], null],
  ['nothing known', 'direct', [], null],
  // three of nine letters differ: a third, no more
  ['a third of the letters', 'abcdefxyz', ['abcdefghi'], 'abcdefghi'],
  // four of nine letters differ
  ['more than a third of the letters', 'abcdewxyz', ['abcdefghi'], null],
  ['a short word, all of whose letters differ', 'eu', ['xx'], null],
])('%s: %s', (_, word, known, expected) => {
  expect(suggest(word, known)).toBe(expected);
});

it('a suggestion is a sentence to put behind a message, or nothing', () => {
  expect(didYouMean('direc', ['direct'])).toBe(' Did you mean "direct"?');
  expect(didYouMean('kubernetes', ['direct'])).toBe('');
});
