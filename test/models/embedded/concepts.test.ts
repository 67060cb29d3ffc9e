import { expect, it } from 'vitest';
import { isConcept, meaningOf } from '../../../src/models/embedded/concepts.ts';
import { termsOf } from '../../../src/util/terms.ts';

const conceptsIn = (text: string): string[] => [...meaningOf(text)].filter(isConcept).sort();

it.each([
  ['other words of one language', 'They billed us', 'The card was debited'],
  ['the other language', 'Our lawyer will sue', '我们的律师会起诉'],
  ['another form of a word', 'an attacker', 'two attackers'],
])('a concept is recognised in %s', (_, one, other) => {
  expect(conceptsIn(one)).not.toEqual([]);
  expect(conceptsIn(other)).toEqual(conceptsIn(one));
});

it('the words themselves stay, and a text of no concept has its words alone', () => {
  expect([...meaningOf('the invoice')]).toEqual([...termsOf('the invoice'), '~charge']);
  expect(meaningOf('a blue umbrella')).toEqual(termsOf('a blue umbrella'));
});

it('no text can name a concept itself', () => {
  expect(conceptsIn('~charge ~intruder')).toEqual(conceptsIn('charge intruder'));
});
